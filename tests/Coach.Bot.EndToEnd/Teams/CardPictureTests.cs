using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Page;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Every card as Microsoft's renderer draws it, on a phone and on a wide screen, light and dark: nothing unknown, cut off or hard to read (M7, M17).</summary>
[Collection(nameof(Chromium))]
public sealed class CardPictureTests(SharedHost shared, Chromium chromium)
{
    private static readonly AxeRunOptions Readable = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "label", "button-name"] } };

    public static TheoryData<int, ColorScheme> Screens => new() { { 320, ColorScheme.Light }, { 320, ColorScheme.Dark }, { 800, ColorScheme.Light }, { 800, ColorScheme.Dark } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_card_can_be_read(int width, ColorScheme colors)
    {
        var page = await chromium.BlankAsync(width, 640, colors);
        await page.GotoAsync(shared.Host.Address.AbsoluteUri);
        await page.EvaluateAsync(CardScripts.Prepare, colors == ColorScheme.Dark);
        var complaints = new List<string>();
        foreach (var (name, card) in SampleCards.All)
        {
            complaints.AddRange((await page.EvaluateAsync<string>(CardScripts.Draw, card)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(complaint => $"{name}: {complaint}"));
            await page.Locator(".ac-adaptiveCard").Last.ScreenshotAsync(new() { Path = Repository.Screenshot($"card-{name}-{width}-{colors}") });
        }

        complaints.AddRange((await page.RunAxe(Readable)).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        Assert.Empty(complaints);
    }
}
