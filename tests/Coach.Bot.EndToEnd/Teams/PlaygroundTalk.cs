using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Follows a script in the Playground: types and presses as a person does, and holds what they see against the stored transcript.</summary>
internal sealed class PlaygroundTalk(Playground playground, Logs logs)
{
    private ImmutableArray<Turn> closed = [];
    private ImmutableArray<Turn> log = [];

    /// <summary>What the coach said to the last thing that the person did.</summary>
    public ImmutableArray<BotMessage> News { get; private set; } = [];

    public Task FollowAsync(Script.Line line) => line switch
    {
        Script.Line.Joins => log.IsEmpty ? TurnAsync(playground.InstallAsync) : JoinsAgainAsync(),
        Script.Line.Says said => TurnAsync(() => playground.TypeAsync(said.Text)),
        Script.Line.Others said => TurnAsync(() => playground.HearAsync(said.Text)),
        Script.Line.Presses pressed => TurnAsync(() => PressAsync(Live(action => (string?)action["title"] == pressed.Label), [])),
        Script.Line.Sends sent => SendAsync(sent),
        Script.Line.Hears heard => HearAsync(heard.Words),
        Script.Line.Ends end => CheckAsync(end.Claim),
        _ => throw new InvalidOperationException("Lines are a closed hierarchy."),
    };

    /// <summary>Whoever was welcomed isn't welcomed again.</summary>
    private async Task JoinsAgainAsync()
    {
        var before = (log.Length, playground.Messages.Count);
        await playground.InstallAsync();
        Assert.Equal(before, ((await logs.ReadAsync(playground.Conversation)).Length, playground.Messages.Count));
    }

    /// <summary>A form of several questions isn't on the screen until somebody asks for it.</summary>
    private async Task SendAsync(Script.Line.Sends sent)
    {
        bool IsSubmit(JsonObject action) => (string?)action["data"]?["coach"]?["form"] == sent.Form;
        if (Find(IsSubmit) is null)
        {
            await TurnAsync(() => PressAsync(Live(action => (string?)action["data"]?["coach"]?["choice"] == "form"), []));
        }

        await TurnAsync(() => PressAsync(Live(IsSubmit), sent.Fields));
    }

    private async Task TurnAsync(Func<Task> act)
    {
        var (turns, messages) = (log.Length, playground.Messages.Count);
        await act();
        await Eventually.GetAsync("the turn in the transcript", () => LoggedAsync(turns));
        await Eventually.IsTrueAsync("the replies", () => playground.Messages.Count >= Replies.Count);
        News = [.. playground.Messages.Skip(messages)];
        Assert.Equal(Replies.Select(PlainText.Of).Skip(messages), News.Select(message => message.Fallback));
        Assert.All(News, CardLimits.Check);
    }

    /// <summary>Null until there are more turns than before. The next case has a log of its own.</summary>
    private async Task<object?> LoggedAsync(int before)
    {
        var now = await logs.ReadAsync(playground.Conversation);
        var isNext = !log.IsEmpty && NumberOf(now) != NumberOf(log);
        (closed, log) = (isNext ? [.. closed, .. log] : closed, now);
        return isNext || now.Length > before ? this : null;
    }

    private static int NumberOf(ImmutableArray<Turn> turns) => turns[0].Events.OfType<CaseOpened>().Single().Number;

    private async Task PressAsync((BotMessage On, JsonObject Action) button, IEnumerable<(string Field, string Value)> inputs)
    {
        var answer = await playground.PressAsync(button.On, button.Action, inputs);
        var turn = (await logs.ReadAsync(playground.Conversation))[^1];
        if (turn.Events.OfType<PromptAnswered>().LastOrDefault() is { } used)
        {
            AssertSummary(answer, used);
        }
        else
        {
            Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        }
    }

    private static void AssertSummary(JsonNode answer, PromptAnswered used)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        var card = answer["value"]!;
        Assert.Contains(used.Answer.ReplaceLineEndings("\n").Split('\n')[0], Cards.Text(card), StringComparison.Ordinal);
        Assert.Empty(Cards.Actions(card).Concat(Cards.Inputs(card)));
    }

    private Task HearAsync(string words)
    {
        Assert.Contains(words, string.Join("\n\n", News.Select(message => message.Fallback)), StringComparison.Ordinal);
        Assert.Contains(words, string.Join("\n\n", News.Select(message => message.Card is { } card ? Cards.Text(card) : message.Text)), StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private async Task CheckAsync(string claim) => Claims.Check(claim, Conversation.Fold(log), Replies, await logs.TextAsync(playground.Conversation));

    private List<Reply> Replies => [.. closed.Concat(log).SelectMany(turn => turn.Events).OfType<CoachReplied>().Select(replied => replied.Reply)];

    private (BotMessage On, JsonObject Action) Live(Func<JsonObject, bool> isMeant) => Find(isMeant) ?? throw new InvalidOperationException("No card has such a button.");

    /// <summary>The newest button of that kind that can still be pressed.</summary>
    private (BotMessage On, JsonObject Action)? Find(Func<JsonObject, bool> isMeant) =>
        playground.Messages.Reverse().SelectMany(message => message.Card is { } card ? Cards.Actions(card).Where(isMeant).Select(action => (message, action)) : [])
            .Select(found => ((BotMessage, JsonObject)?)found).FirstOrDefault();
}
