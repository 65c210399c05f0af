using System.Collections.Immutable;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What each event does to the state of a case.</summary>
public static class Folding
{
    private const int IdsCarriedOver = 50;

    public static Conversation Apply(Conversation state, ConversationEvent happened) => happened switch
    {
        CaseOpened opened => Opened(state, opened),
        WayBackSeen seen => state with { WayBack = seen.WayBack },
        Welcomed => state with { IsWelcomed = true },
        MessageReceived received => Received(state, received),
        MessageEdited edited => Noted(state, edited.Id),
        MessageDeleted deleted => Noted(Noted(state, deleted.MessageId), deleted.Id), // what was taken back before it came is not heard when it comes
        ReadingDoubted doubted => state with { Doubts = state.Doubts.SetItem(doubted.Topic, new(doubted.Other, doubted.Because)) },
        ProblemSetAside aside => state with { Waiting = aside.Problem },
        ProblemTakenUp => state with { Waiting = null },
        QuestionSkipped skipped => state with { Skipped = state.Skipped.Add(skipped.Question), Doubts = state.Doubts.RemoveRange(Topics.Of(skipped.Question)), Reopened = null },
        QuestionReopened reopened => Reopened(state, reopened),
        AnswersConfirmed => state with { IsConfirmed = true, Doubts = state.Doubts.Clear(), Before = null },
        ChangeUndone => Undone(state),
        Recommended recommended => state with { Result = recommended.Decision, Results = state.Results + 1, Disagreement = Disagreement.None, OwnChoice = null, Objection = null },
        DisagreementOpened => state with { Disagreement = Disagreement.ReasonAsked },
        Disagreed disagreed => state with { Disagreement = Disagreement.ChoiceAsked, Objection = disagreed.Reason, OwnChoice = null },
        OwnChoiceMade made => state with { Disagreement = Disagreement.None, OwnChoice = made.Choice },
        RemarkMade remark => state with { Abuses = state.Abuses + (remark.Remark == RemarkKind.Abuse ? 1 : 0) },
        WorthDoubted => state with { IsWorthDoubted = true },
        WorthNamed named => state with { Worth = named.Worth },
        NotUnderstood => state with { Misses = state.Misses + 1 },
        PromptAnswered answered => Answered(state, answered),
        ReplyDelivered delivered => state with { Delivered = state.Delivered.SetItem(delivered.Card, [.. state.Delivered.GetValueOrDefault(delivered.Card, []), delivered.ActivityId]) },
        ErasureAsked => state with { ErasureAskedBy = state.Speaker?.Id },
        CoachReplied or DataExported or ErasureConfirmed or ContentErased => state,
        CaseClosed closed => state with { Closed = closed.Because },
        Reminded => state with { IsReminded = true, IsPaused = true },
        RemindersSet set => state with { IsReminderUnwanted = !set.Wanted },
        CaseHandedOver over => state with { By = over.To, Others = state.Others.Remove(over.To.Id) },
        _ => FactFolding.Apply(state, happened),
    };

    private static Conversation Opened(Conversation state, CaseOpened opened) => state with
    {
        IsOpened = true,
        Number = opened.Number,
        By = opened.By,
        IsWelcomed = opened.WasWelcomed,
        TimeZone = opened.TimeZone,
        Seen = [.. opened.SeenBefore],
        SeenInOrder = [.. opened.SeenBefore],
    };

    private static Conversation Noted(Conversation state, string id) =>
        state.Seen.Contains(id) ? state : state with { Seen = state.Seen.Add(id), SeenInOrder = state.SeenInOrder.Add(id) };

    private static Conversation Received(Conversation state, MessageReceived received) => Noted(state, received.Id) with
    {
        LastId = received.Id,
        By = state.By ?? received.From,
        Speaker = received.From,
        IsPaused = false,
        ErasureAskedBy = null,
        Last = received.Said,
    };

    /// <summary>The ids that the next case has to know, so that a late redelivery is not taken for something new.</summary>
    public static ImmutableArray<string> CarriedOver(Conversation state) => [.. state.SeenInOrder.Skip(state.SeenInOrder.Count - IdsCarriedOver)];

    private static Conversation Reopened(Conversation state, QuestionReopened reopened)
    {
        if (reopened.Question == QuestionId.Check)
        {
            return state with { IsConfirmed = false, Reopened = null };
        }

        var again = state with { Reopened = reopened.Question, Skipped = state.Skipped.Remove(reopened.Question), Disagreement = Disagreement.None };
        return reopened.TakesBack ? TakenBack(again, Topics.Of(reopened.Question)) : again;
    }

    private static Conversation TakenBack(Conversation state, ImmutableArray<Topic> topics) => state with
    {
        Facts = topics.Aggregate(state.Facts, Topics.Without),
        Because = state.Because.RemoveRange(topics),
        IsConfirmed = false,
    };

    private static Conversation Undone(Conversation state) => state.Before is { } before
        ? state with { Facts = before.Facts, Because = before.Because, Before = null, Reopened = null }
        : state;

    private static Conversation Answered(Conversation state, PromptAnswered answered) => state with
    {
        Step = state.Step + 1,
        Misses = 0,
        Used = state.Used.SetItem(answered.Card, state.Last is { } last ? Press.Signature(last) : ""),
        Delivered = state.Delivered.Remove(answered.Card),
    };
}
