using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Page;
using Coach.Bot.EndToEnd.Storage;
using Coach.Bot.Tests.Transcripts;
using Coach.Transcripts;
using Coach.Transcripts.Blobs;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Portal;

/// <summary>F12, F16: an export that takes long, on the page of it; and the local door before it.</summary>
public sealed class ExportPageTests(Azurite azurite, Chromium chromium) : IClassFixture<Azurite>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_export_that_takes_long_says_so_is_stopped_and_made_again_by_keyboard_and_to_everybody(ColorScheme colors)
    {
        using var host = await StartAsync();
        var visitor = new Visitor(await chromium.BlankAsync(1280, 860, colors));
        await ComeInAsync(visitor, host);
        azurite.Proxy.SpoilAll(Fault.Silent, "/cases/");
        await BeginAsync(visitor, host);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Cases written" })).ToBeVisibleAsync();
        await PortalTests.AssertAccessibleAsync(visitor.Page);
        await Chromium.SaveAsync(visitor.Page, $"portal-progress-{colors}");
        await visitor.PressAsync("Stop");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Stopped. Nothing was kept.");
        await PortalTests.AssertAccessibleAsync(visitor.Page);

        await BeginAsync(visitor, host);
        await visitor.TabToAsync("Stop");
        await visitor.Page.EvaluateAsync("() => { window.isThePageThatWas = true; }");
        azurite.Proxy.Recover();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The export is ready: 1 cases", new() { Timeout = 60_000 });
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => window.isThePageThatWas && document.activeElement.innerText.startsWith('Download')"));
        await PortalTests.AssertAccessibleAsync(visitor.Page);
        Assert.Empty(visitor.Complaints);
    }

    private async Task<CoachHost> StartAsync()
    {
        azurite.Proxy.Recover();
        var container = azurite.NewContainer();
        await new BlobTranscriptStore(container).AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), TestContext.Current.CancellationToken);
        return await CoachHost.StartTodayAsync(Path.GetTempPath(), azurite.SettingsFor(container));
    }

    private static async Task ComeInAsync(Visitor visitor, CoachHost host)
    {
        await visitor.Page.GotoAsync(new Uri(host.Address, "/transcripts").AbsoluteUri);
        await Assertions.Expect(visitor.Page.GetByText("This is a local sign-in, without a password.")).ToBeVisibleAsync();
        await PortalTests.AssertAccessibleAsync(visitor.Page);
        await visitor.PressAsync("Come in");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 cases");
    }

    private static async Task BeginAsync(Visitor visitor, CoachHost host)
    {
        await visitor.Page.GotoAsync(new Uri(host.Address, "/transcripts/export").AbsoluteUri);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).PressAsync("Enter");
    }
}
