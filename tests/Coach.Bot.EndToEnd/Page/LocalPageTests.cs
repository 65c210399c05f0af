using Coach.Bot.EndToEnd.Hosting;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Page;

/// <summary>The try-out page in a real browser: by keyboard alone, on a phone, for screen readers, and under its own content security policy.</summary>
[Collection(nameof(Chromium))]
public sealed class LocalPageTests(SharedHost shared, Chromium chromium)
{
    private const string Result = "Clear what is in the way, then build the skill.";

    [Fact]
    public async Task A_conversation_is_held_by_keyboard_alone()
    {
        var visitor = await ArriveAsync();

        await visitor.HoldFirstScriptAsync();

        await Assertions.Expect(visitor.Page.Locator("#log").GetByText(Result)).ToBeVisibleAsync();
        await Chromium.SaveAsync(visitor.Page, "page-result");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Beside_the_conversation_stands_why()
    {
        var visitor = await ArriveAsync();
        await visitor.HoldFirstScriptAsync();

        var why = visitor.Page.Locator("#panel-why");
        await Assertions.Expect(why.Locator(".certain")).ToContainTextAsync("Build");
        await Assertions.Expect(why.Locator(".certain")).ToContainTextAsync("Elsewhere");
        await Assertions.Expect(why.Locator(".out")).ToContainTextAsync("Support");
        var words = await why.InnerTextAsync();
        Assert.All(["What would change it", "Rules that fired", "MODALITY_FIRST", "Monday 1 March 2027", "some of it"], must => Assert.Contains(must, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Teams_card_is_drawn_without_a_complaint_of_its_renderer()
    {
        var visitor = await ArriveAsync();
        await visitor.HoldFirstScriptAsync();

        await visitor.TabToAsync("Why");
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        var card = visitor.Page.Locator("#panel-teams .ac-adaptiveCard");
        await Assertions.Expect(card).ToBeVisibleAsync();
        await Assertions.Expect(card).ToContainTextAsync(Result);
        await Chromium.SaveAsync(visitor.Page, "page-teams-card");
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>(PageScripts.RendererEvents));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Slack_blocks_and_the_log_are_one_arrow_key_away()
    {
        var visitor = await ArriveAsync();
        await visitor.TabToAsync("Why");

        await visitor.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(visitor.Page.Locator("#panel-log")).ToContainTextAsync("case-opened");
        await visitor.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(visitor.Page.Locator("#panel-slack")).ToContainTextAsync("\"blocks\"");
        await Chromium.SaveAsync(visitor.Page, "page-slack-blocks");
    }

    [Fact]
    public async Task A_phone_of_320_pixels_shows_everything_without_scrolling_sideways()
    {
        var visitor = await ArriveAsync(width: 320, height: 640);
        await Chromium.SaveAsync(visitor.Page, "page-320-start");
        await visitor.HoldFirstScriptAsync();
        await Chromium.SaveAsync(visitor.Page, "page-320-result");

        foreach (var tab in (string[])["why", "teams", "slack", "log"])
        {
            await visitor.Page.Locator($"#tab-{tab}").ClickAsync();
            await Chromium.SaveAsync(visitor.Page, $"page-320-{tab}");
            Assert.Equal("", await visitor.Page.EvaluateAsync<string>(PageScripts.SidewaysScrollers));
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_keeps_anybody_out(ColorScheme colors)
    {
        var visitor = await ArriveAsync(colors: colors);
        await AssertAccessibleAsync(visitor.Page);
        await visitor.PressAsync("I was asked for training");
        await visitor.HearsAsync("1 of 4.");
        await visitor.PressAsync("Answer all at once");
        await visitor.HearsAsync("How many people does it concern?");
        await Chromium.SaveAsync(visitor.Page, $"page-form-{colors}");
        await AssertAccessibleAsync(visitor.Page);
        await visitor.FillFirstScriptAsync();
        await Chromium.SaveAsync(visitor.Page, $"page-result-{colors}");
        foreach (var tab in (string[])["why", "teams", "slack", "log"])
        {
            await visitor.Page.Locator($"#tab-{tab}").ClickAsync();
            await AssertAccessibleAsync(visitor.Page);
        }
    }

    [Fact]
    public async Task Reloading_brings_the_conversation_back()
    {
        var visitor = await ArriveAsync();
        await visitor.HoldFirstScriptAsync();
        var before = await visitor.BubblesAsync();

        await visitor.Page.ReloadAsync();

        await Assertions.Expect(visitor.Page.Locator("#log").GetByText(Result)).ToBeVisibleAsync();
        Assert.Equal(before, await visitor.BubblesAsync());
        await visitor.PressAsync("New conversation");
        await Assertions.Expect(visitor.Page.Locator("#log .bubble")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    private async Task<Visitor> ArriveAsync(int width = 1280, int height = 860, ColorScheme colors = ColorScheme.Light)
    {
        var visitor = new Visitor(await chromium.BlankAsync(width, height, colors));
        await visitor.Page.GotoAsync(shared.Host.Address.AbsoluteUri);
        await visitor.HearsAsync("Hi, I'm Coach, an automated assistant.");
        return visitor;
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
    }
}
