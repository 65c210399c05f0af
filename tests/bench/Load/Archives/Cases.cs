using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Load.Archives;

/// <summary>Makes cases as the coach itself would: conversations of several kinds, held once, each then had by many people on many days.</summary>
internal sealed class Cases
{
    private const int Kinds = 48;
    private const int Days = 100;
    private static readonly DateTimeOffset First = new(2026, 8, 3, 7, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<ImmutableArray<string>> Talk =
    [
        ["They should check each invoice against its order", "We need a course on how to greet guests", "Please build a checklist for the new till", "People should write better replies to complaints"],
        ["yes", "partly", "no", "no, they never could"],
        ["follow known steps, they can look it up", "they have to decide on the spot, nobody can look it up", "remember ten facts", "handle cases that nobody has seen before"],
        ["next Monday", "end of March", "no date"],
        ["the tool is slow", "nothing else gets in the way", "nobody tells them how they do", "they have no time"],
        ["right", "right", "status"],
        ["thanks", "why", "I disagree"],
    ];

    private readonly ImmutableArray<ImmutableArray<Turn>> kinds;

    public Cases()
    {
        var chance = new Random(20261123);
        kinds = [.. Enumerable.Range(0, Kinds).Select(_ => Held([.. Talk.Select(texts => texts[chance.Next(texts.Length)])]))];
    }

    /// <summary>How many messages of people a day has, when there are so many cases in all.</summary>
    public double MessagesADay(int cases) => kinds.Average(turns => turns.SelectMany(turn => turn.Events).Count(happened => happened is MessageReceived)) * cases / Days;

    /// <summary>The day, in UTC, on which so much of all has begun.</summary>
    public static string Day(int day) => First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ConversationAddress Chat(int number) => number % 3 == 0 ? new("slack", "T0BENCH", $"D{number}", IsPersonal: true) : new("teams", $"tenant-{number % 5}", $"a:{number}", IsPersonal: true);

    public ImmutableArray<Turn> Case(int number)
    {
        var (who, where, later) = (new Person($"29:{number}", $"Person {number}"), Chat(number), TimeSpan.FromDays(number % Days) + TimeSpan.FromSeconds(number % 30_000));
        return [.. kinds[number % Kinds].Select(turn => new Turn(turn.At + later, [.. turn.Events.Select(happened => Of(happened, who, where))]))];
    }

    private static ConversationEvent Of(ConversationEvent happened, Person who, ConversationAddress where) => happened switch
    {
        CaseOpened opened => opened with { By = who, Conversation = where },
        MessageReceived received => received with { From = who },
        _ => happened,
    };

    private static ImmutableArray<Turn> Held(ImmutableArray<string> texts)
    {
        var (state, turns) = (Conversation.First, ImmutableArray.CreateBuilder<Turn>());
        foreach (var said in texts.Select(Said (text) => new Said.Typed(text)).Prepend(new Said.Joined()))
        {
            var at = First.AddMinutes(turns.Count);
            var turn = new Turn(at, Dialogue.Decide(state, new InboundMessage(Chat(0), $"m-{turns.Count}", new("29:0", "Person 0"), said, at), CoachPolicy.Default));
            (state, _) = (state.After(turn), turn);
            turns.Add(turn);
        }

        return turns.ToImmutable();
    }
}
