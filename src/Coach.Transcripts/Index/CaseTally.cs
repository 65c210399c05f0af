using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Index;

/// <summary>The fold of a log that its summary is made of, so that a summary after one more turn needs no reading.</summary>
internal sealed record CaseTally
{
    private Conversation State { get; init; } = Conversation.First;

    private CaseSummary Summary { get; init; } = new() { Conversation = "", Number = 0, Length = 0, Noted = default };

    public static CaseTally Of(IEnumerable<Turn> turns) => turns.Aggregate(new CaseTally(), (tally, turn) => tally.After(turn));

    public CaseTally After(Turn turn)
    {
        var state = State.After(turn);
        var counted = turn.Events.Aggregate(Opened(turn), Counted);
        return new() { State = state, Summary = Judged(Asked(counted, state, turn), state, turn) };
    }

    public CaseSummary At(CaseName name, long length, DateTimeOffset noted) =>
        Summary with { Conversation = name.Conversation, Number = name.Number, Length = length, Noted = noted };

    private CaseSummary Opened(Turn turn) => State.IsOpened ? Summary with { Changed = turn.At } : Summary with { Started = turn.At, Changed = turn.At };

    private static CaseSummary Counted(CaseSummary summary, ConversationEvent happened) => happened switch
    {
        CaseOpened { Conversation: var at } => summary with { Channel = string.Intern(at.Channel), Tenant = at.Tenant is null ? null : string.Intern(at.Tenant), IsPersonal = at.IsPersonal },
        MessageReceived => summary with { Messages = summary.Messages + 1 },
        NotUnderstood missed => summary with { NotUnderstood = OneMore(summary.NotUnderstood, missed.Question) },
        Disagreed => summary with { IsDisagreed = true },
        ContentErased => summary with { IsErased = true },
        _ => summary,
    };

    private static CaseSummary Asked(CaseSummary summary, Conversation state, Turn turn)
    {
        var stands = Waterfall.Current(state, new(DateOnly.FromDateTime(turn.At.UtcDateTime), LeadTimes.Default));
        var isAsked = state.Results == 0 && turn.Events.OfType<CoachReplied>().Any(said => said.Reply.Kind is ReplyKind.Question or ReplyKind.Check);
        return summary with
        {
            Questions = isAsked ? OneMore(summary.Questions, stands) : summary.Questions,
            StandsAt = state.Results == 0 ? stands : null,
        };
    }

    private static CaseSummary Judged(CaseSummary summary, Conversation state, Turn turn) => summary with
    {
        Stage = state.Closed is not null ? CaseStage.Closed : state.Result is not null ? CaseStage.Decided : CaseStage.Open,
        ClosedBecause = state.Closed,
        Asked = state.Facts.Asked,
        BarrierKinds = state.Facts.BarrierKinds,
        Outcome = state.Result?.Certain ?? [],
        Open = state.Result?.Open ?? Classes.None,
        Verdict = state.Result?.Verdict,
        Confidence = state.Result?.Confidence,
        Role = state.Result?.Role,
        Plan = state.Result?.Plan ?? [],
        RulesVersion = state.Result is { } result ? string.Intern(result.RulesVersion) : null,
        SecondsToDecision = summary.SecondsToDecision ?? (state.Results > 0 ? (turn.At - summary.Started).TotalSeconds : null),
    };

    private static ImmutableSortedDictionary<string, int> OneMore(ImmutableSortedDictionary<string, int> counts, QuestionId question) =>
        counts.SetItem(Word.Of(question), counts.GetValueOrDefault(Word.Of(question)) + 1);
}
