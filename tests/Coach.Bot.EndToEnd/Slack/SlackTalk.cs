using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Slack;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>The people of a script, in one workspace.</summary>
internal sealed record SlackPeople(SlackPerson Asker, SlackPerson Colleague, SlackDelivery Delivery)
{
    public SlackPeople(FakeSlack slack, SlackDelivery delivery)
        : this(new(slack, delivery), new(slack, delivery), delivery)
    {
    }
}

/// <summary>Follows a script: types and presses as people do, and holds what they see against the stored transcript.</summary>
internal sealed class SlackTalk(FakeSlack slack, SlackPeople people, Logs logs)
{
    private readonly SlackPerson person = people.Asker;
    private ImmutableArray<Turn> closed = [];
    private ImmutableArray<Turn> log = [];
    private string? root;
    private int forgotten;

    /// <summary>The channel in whose thread they talk; null for a direct message.</summary>
    public string? Channel { get; set; }

    /// <summary>What the coach said to the last thing that the person did.</summary>
    public ImmutableArray<SlackPost> News { get; private set; } = [];

    public Task FollowAsync(Script.Line line) => line switch
    {
        Script.Line.Joins => log.IsEmpty ? TurnAsync(person.OpensMessagesAsync) : JoinsAgainAsync(),
        Script.Line.Says said => TurnAsync(() => SayAsync(person, said.Text)),
        Script.Line.Others said => TurnAsync(() => SayAsync(people.Colleague, said.Text)),
        Script.Line.Presses pressed => TurnAsync(() => PressAsync(button => Label(button) == pressed.Label, [])),
        Script.Line.Sends sent => SendAsync(sent),
        Script.Line.Hears heard => HearAsync(heard.Words),
        Script.Line.Ends end => CheckAsync(end.Claim),
        _ => throw new InvalidOperationException("Lines are a closed hierarchy."),
    };

    /// <summary>The same people after a restart of the coach, which then no longer knows the last cards: they stay as they are.</summary>
    public SlackTalk GoingOn(SlackDelivery delivery) =>
        new(slack, new(new(slack, delivery) { Id = person.Id }, new(slack, delivery) { Id = people.Colleague.Id }, delivery), logs) { closed = closed, log = log, root = root, forgotten = Posts.Length, Channel = Channel };

    private ImmutableArray<SlackPost> Posts => Channel is null ? slack.In(person.Direct) : slack.In(Channel, root);

    private ConversationAddress Conversation => Channel is null ? person.DirectConversation : SlackPerson.ThreadOf(Channel, root!);

    private Task<Answer> SayAsync(SlackPerson who, string text)
    {
        if (Channel is null)
        {
            return who.SaysAsync(text);
        }

        var mention = who.Mentions(Channel, root, text);
        root ??= (string)mention["event"]!["ts"]!;
        return people.Delivery.EventAsync(mention);
    }

    /// <summary>Whoever was welcomed isn't welcomed again.</summary>
    private async Task JoinsAgainAsync()
    {
        var before = (log.Length, Posts.Length);
        Assert.Equal(HttpStatusCode.OK, (await person.OpensMessagesAsync()).Status);
        Assert.Equal(before, ((await logs.ReadAsync(Conversation)).Length, Posts.Length));
    }

    /// <summary>A form that isn't in a message opens as a modal.</summary>
    private async Task SendAsync(Script.Line.Sends sent)
    {
        if (Find(button => IsSubmitOf(button, sent.Form)) is not null)
        {
            await TurnAsync(() => PressAsync(button => IsSubmitOf(button, sent.Form), sent.Fields));
            return;
        }

        await TurnAsync(() => PressAsync(button => ((string?)button["value"])!.Contains("\"choice\":\"form\"", StringComparison.Ordinal), []));
        var modal = slack.Calls.Last(call => call.Method == "views.open" && call.Arguments.ToJsonString().Contains(person.Direct, StringComparison.Ordinal)).Arguments["view"]!.AsObject();
        await TurnAsync(() => person.SendsAsync(modal, sent.Fields));
    }

    private async Task TurnAsync(Func<Task<Answer>> act)
    {
        var (turns, posts) = (log.Length, Posts.Length);
        var answer = await act();
        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Body));
        await Eventually.GetAsync("the turn in the transcript", () => LoggedAsync(turns));
        var said = Messages(Replies).ToList();
        await Eventually.IsTrueAsync("the replies", () => Posts.Length >= said.Count);
        News = [.. Posts.Skip(posts)];
        Assert.Equal(said.Skip(posts).Select(message => message.Text), News.Select(post => post.Text));
        await AssertUsedAsync();
    }

    /// <summary>Null until there are more turns than before. The next case has a log of its own.</summary>
    private async Task<object?> LoggedAsync(int before)
    {
        var now = await logs.ReadAsync(Conversation);
        var isNext = !log.IsEmpty && NumberOf(now) != NumberOf(log);
        (closed, log) = (isNext ? [.. closed, .. log] : closed, now);
        return isNext || now.Length > before ? this : null;
    }

    private static int NumberOf(ImmutableArray<Turn> turns) => turns[0].Events.OfType<CaseOpened>().Single().Number;

    /// <summary>What was answered takes the place of the question, with nothing left to press.</summary>
    private async Task AssertUsedAsync()
    {
        foreach (var used in log[^1].Events.OfType<PromptAnswered>())
        {
            await Eventually.IsTrueAsync("the answered card", () => !Posts.Skip(forgotten).SkipLast(News.Length).SelectMany(post => post.Buttons).Any(button => ((string?)button["value"])!.EndsWith($"\"card\":\"{used.Card}\"}}", StringComparison.Ordinal)));
        }
    }

    private async Task<Answer> PressAsync(Func<JsonObject, bool> isMeant, IEnumerable<(string Field, string Value)> inputs)
    {
        var (on, button) = Find(isMeant) ?? throw new InvalidOperationException("No message has such a button.");
        return await person.PressesAsync(on, button, inputs);
    }

    private Task HearAsync(string words)
    {
        Assert.Contains(Mrkdwn.Escape(words), string.Join("\n\n", News.Select(post => post.Text)), StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private async Task CheckAsync(string claim) => Claims.Check(claim, Core.Conversations.Conversation.Fold(log), Replies, await logs.TextAsync(Conversation));

    private List<Reply> Replies => [.. closed.Concat(log).SelectMany(turn => turn.Events).OfType<CoachReplied>().Select(replied => replied.Reply)];

    /// <summary>The same plain text as on every other channel; a form that opened as a modal is no message.</summary>
    private static IEnumerable<SlackMessage> Messages(IEnumerable<Reply> replies) => replies.Where(reply => reply.Kind != ReplyKind.Form).SelectMany(reply =>
    {
        var messages = BlockKitRenderer.Render(reply);
        Assert.True(messages.Length > 1 || messages[0].Text == Mrkdwn.Escape(PlainText.Of(reply)), "A message doesn't say what the plain text says.");
        return messages;
    });

    private static string? Label(JsonObject button) => (string?)button["text"]?["text"];

    private static bool IsSubmitOf(JsonObject button, string form) => ((string?)button["value"])!.StartsWith($"{{\"form\":\"{form}\"", StringComparison.Ordinal);

    /// <summary>The newest button of that kind that can still be pressed.</summary>
    private (SlackPost On, JsonObject Button)? Find(Func<JsonObject, bool> isMeant) =>
        Posts.Reverse().SelectMany(post => post.Buttons.Where(isMeant).Select(button => ((SlackPost, JsonObject)?)(post, button))).FirstOrDefault();
}
