using System.Net;
using System.Net.Http.Headers;
using Coach.Bot.EndToEnd.Page;
using Coach.Transcripts.Export.Checking;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Portal;

/// <summary>F1, F3, F16: the facilitators' pages in a real browser, with a real sign-in.</summary>
[Collection(nameof(FilledHost))]
public sealed class PortalTests(FilledHost filled, Chromium chromium)
{
    private static readonly string[] Places = ["/transcripts", "/transcripts/dashboard", "/transcripts/export", "/transcripts/audit", "/transcripts/sign-in"];

    [Fact]
    public async Task A_facilitator_signs_in_filters_and_reads_a_case()
    {
        var visitor = await ArriveAsync("/transcripts", "Facilitator");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Cases" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("Faye Facilitator")).ToBeVisibleAsync();
        await Chromium.SaveAsync(visitor.Page, "portal-list");

        await visitor.Page.GetByLabel("State").SelectOptionAsync("decided");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("15 cases");
        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "What would change it" })).ToBeVisibleAsync();
        Assert.DoesNotContain("Canary", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await Chromium.SaveAsync(visitor.Page, "portal-case");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Somebody_without_the_role_is_turned_away_and_that_is_on_record()
    {
        var visitor = await ArriveAsync("/transcripts/dashboard");
        await Assertions.Expect(visitor.Page.GetByText("Your account may not see this")).ToBeVisibleAsync();
        await AssertAccessibleAsync(visitor.Page);
        await Chromium.SaveAsync(visitor.Page, "portal-refused");

        var facilitator = await ArriveAsync("/transcripts/audit", "Facilitator");
        await Assertions.Expect(facilitator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "/transcripts/dashboard" }).Filter(new() { HasText = "account-1" }).First).ToContainTextAsync("refused");
        await Chromium.SaveAsync(facilitator.Page, "portal-audit");
    }

    [Fact]
    public async Task A_sign_in_that_fails_leads_back_to_the_door_with_a_word_on_it()
    {
        using var http = new HttpClient { BaseAddress = filled.Host.Address };
        Assert.Contains("The sign-in did not work.", await http.GetStringAsync("/signin-oidc?error=access_denied&state=unknown", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_asked_for_looked_on_taken_and_whole()
    {
        var visitor = await ArriveAsync("/transcripts?state=decided", "Facilitator");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Export these" }).ClickAsync();
        await visitor.Page.GetByLabel("What it is for").FillAsync("quarterly look");
        await Chromium.SaveAsync(visitor.Page, "portal-export");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        var link = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Chromium.SaveAsync(visitor.Page, "portal-export-ready");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var zip = File.OpenRead((await download.PathAsync())!);
        var found = await Verification.OfAsync(zip, TestContext.Current.CancellationToken);
        Assert.Empty(found.Flaws);
        Assert.Equal((15, "quarterly look", true), (found.Manifest!.Counts.Cases, found.Manifest.Purpose, found.Manifest.Pseudonymised));
    }

    [Fact]
    public async Task The_dashboard_counts_groups_and_hides_small_ones()
    {
        var visitor = await ArriveAsync("/transcripts/dashboard", "Facilitator");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table, new() { Name = "What was recommended", Exact = true })).ToContainTextAsync("ELSEWHERE, then BUILD");
        await Assertions.Expect(visitor.Page.GetByText("fewer than 5").First).ToBeVisibleAsync();
        await Chromium.SaveAsync(visitor.Page, "portal-dashboard");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out(ColorScheme colors)
    {
        var visitor = await ArriveAsync("/transcripts", colors, "Facilitator", "Reidentify");
        foreach (var place in Places)
        {
            await visitor.Page.GotoAsync(At(place));
            await AssertAccessibleAsync(visitor.Page);
        }

        await visitor.Page.GotoAsync(At("/transcripts"));
        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await AssertAccessibleAsync(visitor.Page);
        await Chromium.SaveAsync(visitor.Page, $"portal-case-{colors}");
    }

    [Fact]
    public async Task A_phone_of_320_pixels_shows_everything()
    {
        var visitor = await ArriveAsync("/transcripts", "Facilitator");
        await visitor.Page.SetViewportSizeAsync(320, 640);
        foreach (var place in Places)
        {
            await visitor.Page.GotoAsync(At(place));
            await Chromium.SaveAsync(visitor.Page, $"portal-320{place.Replace('/', '-')}");
            Assert.Equal(320, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }

        await visitor.Page.GotoAsync(At("/transcripts"));
        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await Chromium.SaveAsync(visitor.Page, "portal-320-case");
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>(PageScripts.SidewaysScrollers));
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        var visitor = await ArriveAsync("/transcripts", "Facilitator");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.innerText"));
        await visitor.TabToAsync("State");
        await visitor.Page.Keyboard.PressAsync("d");
        await visitor.TabToAsync("Filter");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("15 cases");
    }

    [Fact]
    public async Task High_contrast_and_paper_show_what_the_screen_shows()
    {
        var visitor = await ArriveAsync("/transcripts/dashboard", "Facilitator");
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Chromium.SaveAsync(visitor.Page, "portal-high-contrast");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ForcedColors = ForcedColors.None });
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table, new() { Name = "What was recommended", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await Chromium.SaveAsync(visitor.Page, "portal-print");
    }

    [Fact]
    public async Task A_program_comes_in_with_a_token_and_its_role()
    {
        using var http = new HttpClient { BaseAddress = filled.Host.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/transcripts", TestContext.Current.CancellationToken)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "not-a-token");
        using (var refused = await http.GetAsync("/api/transcripts", TestContext.Current.CancellationToken))
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.First().Scheme);
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await filled.Organisation.TokenAsync("Reidentify"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/api/transcripts", TestContext.Current.CancellationToken)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await filled.Organisation.TokenAsync("Facilitator"));
        Assert.Contains("\"total\":30", await http.GetStringAsync("/api/transcripts", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"openapi\"", await http.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using var zip = new MemoryStream(await http.GetByteArrayAsync("/api/transcripts/export?state=decided&format=jsonl,csv", TestContext.Current.CancellationToken));
        var found = await Verification.OfAsync(zip, TestContext.Current.CancellationToken);
        Assert.Empty(found.Flaws);
        Assert.Equal((15, true), (found.Manifest!.Counts.Cases, found.Manifest.Pseudonymised));
    }

    [Fact]
    public async Task The_second_page_of_the_list_shows_the_rest()
    {
        var visitor = await ArriveAsync("/transcripts", "Admin");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Page 2 of 2")).ToBeVisibleAsync();
        Assert.Equal(5, await visitor.Page.Locator("tbody tr").CountAsync());
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Newer" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Page 1 of 2")).ToBeVisibleAsync();
    }

    private Task<Visitor> ArriveAsync(string place, params string[] roles) => ArriveAsync(place, ColorScheme.Light, roles);

    private async Task<Visitor> ArriveAsync(string place, ColorScheme colors, params string[] roles)
    {
        filled.Organisation.Roles = roles;
        var visitor = new Visitor(await chromium.BlankAsync(1280, 860, colors));
        await visitor.Page.GotoAsync(At(place));
        return visitor;
    }

    private string At(string place) => new Uri(filled.Host.Address, place).AbsoluteUri;

    internal static async Task AssertAccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
    }
}
