using Coach.Bot.EndToEnd.Hosting;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Page;

/// <summary>The browser that is installed on this machine, without a window.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Installed(), Args = Arguments, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
    }

    public async Task<IPage> OpenAsync(Uri address, int width, int height)
    {
        var page = await BlankAsync(width, height, ColorScheme.Light);
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>An empty page of a visitor of its own.</summary>
    public async Task<IPage> BlankAsync(int width, int height, ColorScheme colors)
    {
        var size = new ViewportSize { Width = width, Height = height };
        var visitor = await browser.NewContextAsync(new() { ViewportSize = size, ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB", TimezoneId = "UTC" });
        var page = await visitor.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return page;
    }

    public static Task SaveAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Repository.Screenshot(name), FullPage = true });

    private static string Installed()
    {
        string?[] known = [Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return known.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("No Chromium is installed: run tests/run once, or set CHROMIUM to the path of a Chromium or Chrome.");
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumDefinition : ICollectionFixture<Chromium>;
