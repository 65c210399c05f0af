using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Page;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>S1 in the Playground's own page: what a manager sees in Teams, clicked and typed.</summary>
[Collection(nameof(Chromium))]
public sealed class PlaygroundBrowserTests(SharedHost shared, Chromium chromium)
{
    [Fact]
    public async Task A_manager_comes_from_the_welcome_to_the_result()
    {
        using var playground = await Playground.StartAsync(shared.Host.Messages);
        var page = await chromium.OpenAsync(playground.Http.BaseAddress!, width: 1280, height: 1000);
        await SeesAsync(page, "Hi, I'm Coach, an automated assistant.", "playground-1-welcome");
        await ClickAsync(page, "I was asked for training");
        await SeesAsync(page, "1 of 4.", "playground-2-question");
        await ClickAsync(page, "Answer all at once");
        await FillAsync(page, "What should people do differently?", "Our 20 phone agents should recognise a fraud attempt before they reset an account.");
        await FillAsync(page, "How would you notice?", "9 slipped through last month");
        await ClickAsync(page, "Send");
        await SeesAsync(page, "2 of 4.", "playground-3-choices");
        await TypeAsync(page, "some of it");
        await SeesAsync(page, "3 of 4.", "playground-4-level");
        await TypeAsync(page, "Adapt under pressure, no time to look anything up, by 1 March.");
        await SeesAsync(page, "4 of 4.", "playground-5-barriers");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "What gets rewarded" }).CheckAsync();
        await ClickAsync(page, "Send");
        await SeesAsync(page, "Check your answers", "playground-6-check");
        await ClickAsync(page, "Looks right");

        await SeesAsync(page, "Clear what is in the way, then build the skill.", "playground-7-result");
        await SeesAsync(page, "What would change it", "playground-8-result-below");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Looks right" })).ToHaveCountAsync(0);

        await TypeAsync(page, "what are your sources");
        await SeesAsync(page, "Jarche 2007", "playground-9-why");
    }

    private static async Task SeesAsync(IPage page, string words, string picture)
    {
        var found = page.GetByText(words).Last;
        await found.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(found).ToBeInViewportAsync();
        await Chromium.SaveAsync(page, picture);
    }

    private static async Task ClickAsync(IPage page, string button)
    {
        var found = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await Assertions.Expect(found).ToHaveCountAsync(1); // a used card is replaced behind the reply
        await found.ClickAsync();
    }

    private static Task FillAsync(IPage page, string label, string text) => page.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    private static async Task TypeAsync(IPage page, string text)
    {
        var box = page.GetByRole(AriaRole.Textbox).Last; // the message box has no name of its own
        await box.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
