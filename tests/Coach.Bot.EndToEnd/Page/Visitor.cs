using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Coach.Bot.EndToEnd.Page;

/// <summary>Somebody at the local page who has a keyboard and nothing else.</summary>
internal sealed class Visitor
{
    private const int MostSteps = 150;
    private readonly ConcurrentQueue<string> complaints = new();

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
        page.RequestFailed += (_, request) => Note($"{request.Url} {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400 ? $"{response.Url} {response.Status}" : null);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of: errors, what the content security policy stopped, requests that failed.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>S1, from the welcome to the result.</summary>
    public async Task HoldFirstScriptAsync()
    {
        await PressAsync("I was asked for training");
        await HearsAsync("1 of 4.");
        await PressAsync("Answer all at once");
        await HearsAsync("How many people does it concern?");
        await FillFirstScriptAsync();
    }

    /// <summary>S1, from the open form to the result.</summary>
    public async Task FillFirstScriptAsync()
    {
        await TabToAsync("What should people do differently? (required)");
        await Page.Keyboard.TypeAsync("Our 20 phone agents should recognise a fraud attempt before they reset an account.");
        await TabToAsync("How would you notice? For example: 9 slipped through last month");
        await Page.Keyboard.TypeAsync("9 slipped through last month");
        await PressAsync("Send");
        await HearsAsync("2 of 4.");
        await SaysAsync("some of it");
        await HearsAsync("3 of 4.");
        await SaysAsync("Adapt under pressure, no time to look anything up, by 1 March.");
        await HearsAsync("4 of 4.");
        await SaysAsync("what gets rewarded");
        await HearsAsync("Check your answers");
        await PressAsync("Looks right");
        await HearsAsync("What would change it");
    }

    public async Task PressAsync(string button)
    {
        await TabToAsync(button);
        Assert.True(await Page.EvaluateAsync<bool>(PageScripts.FocusIsSeen), $"One doesn't see that the keyboard is on \"{button}\".");
        await Page.Keyboard.PressAsync("Enter");
    }

    public async Task SaysAsync(string text)
    {
        await TabToAsync("Your message");
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task HearsAsync(string words) => Page.Locator("#log .coach").GetByText(words).Last.WaitForAsync();

    /// <summary>Goes on with the tab key until the keyboard is on what has this name.</summary>
    public async Task TabToAsync(string name)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>(PageScripts.FocusedName) == name)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard doesn't come to \"{name}\".");
    }

    public Task<IReadOnlyList<string>> BubblesAsync() => Page.Locator("#log .bubble").AllInnerTextsAsync();

    private void Note(string? complaint)
    {
        if (complaint is not null)
        {
            complaints.Enqueue(complaint);
        }
    }
}
