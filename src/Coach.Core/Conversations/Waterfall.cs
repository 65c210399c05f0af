using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>
/// Which question comes next. The position is derived from the facts and never stored, so a conversation begun on one version goes on
/// with the next. A question is asked while it holds a fact that is unknown, not skipped, and can still change the answer.
/// </summary>
public static class Waterfall
{
    private static readonly ImmutableArray<QuestionId> Steps =
        [QuestionId.Performance, QuestionId.Skill, QuestionId.Level, QuestionId.Barriers, QuestionId.Stakes, QuestionId.Safeguard];

    public static QuestionId Current(Conversation state, Calendar calendar)
    {
        if (state.Reopened is { } reopened)
        {
            return reopened;
        }

        if (state is { IsWorthDoubted: true, Worth: null or Worth.Trivial } && !state.Skipped.Contains(QuestionId.Worth))
        {
            return QuestionId.Worth;
        }

        foreach (var step in Steps)
        {
            if (!state.Skipped.Contains(step) && IsOpen(step, state.SureFacts, calendar))
            {
                return step;
            }
        }

        return state.IsConfirmed ? QuestionId.Result : QuestionId.Check;
    }

    /// <summary>The last question before <paramref name="current"/> that was answered or skipped; null at the start.</summary>
    public static QuestionId? Before(QuestionId current, Conversation state)
    {
        var answered = Steps.Where(step => step < current && (state.Skipped.Contains(step) || Topics.Of(step).Any(state.Because.ContainsKey)));
        return answered.Select(step => (QuestionId?)step).LastOrDefault();
    }

    /// <summary>The parts of the deciding question that are unknown and still matter.</summary>
    public static ImmutableArray<Topic> OpenParts(CaseFacts facts, Calendar calendar)
    {
        var deciding = facts.Deciding(calendar);
        return
        [
            .. Part(deciding, Fact.Judgment, Topic.Level),
            .. Part(deciding, Fact.Available, Topic.Available),
            .. facts.Deadline is null ? Part(deciding, Fact.Time, Topic.Deadline) : [],
        ];
    }

    private static bool IsOpen(QuestionId step, CaseFacts facts, Calendar calendar) => step switch
    {
        QuestionId.Performance => facts.Performance is null,
        QuestionId.Level => OpenParts(facts, calendar).Length > 0,
        QuestionId.Barriers => IsUnknownAndMatters(facts.Deciding(calendar), Fact.Barrier) || LacksBarrierKinds(facts, calendar),
        QuestionId.Safeguard => facts is { Ai: Ai.Yes, Judgment: Judgment.Yes, Safeguard: null },
        QuestionId.Skill => IsUnknownAndMatters(facts.Deciding(calendar), Fact.Skill),
        QuestionId.Stakes => IsUnknownAndMatters(facts.Deciding(calendar), Fact.Stakes),
        QuestionId.Frequency or QuestionId.Ai or QuestionId.People or QuestionId.Check or QuestionId.Result or QuestionId.Worth => false,
    };

    private static bool LacksBarrierKinds(CaseFacts facts, Calendar calendar) =>
        facts.Barrier != Barrier.None
        && facts.BarrierKinds == BarrierKinds.NotNamed
        && Classifier.Classify(facts.Deciding(calendar)).Certain.HasFlag(Classes.Elsewhere);

    private static ImmutableArray<Topic> Part(DecidingFacts facts, Fact fact, Topic topic) => IsUnknownAndMatters(facts, fact) ? [topic] : [];

    private static bool IsUnknownAndMatters(DecidingFacts facts, Fact fact) => facts[fact] is null && NextQuestion.CanChangeOrder(facts, fact);
}
