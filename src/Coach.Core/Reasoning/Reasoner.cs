using System.Collections.Immutable;
using Coach.Core.Reasoning.Explanations;
using Coach.Core.Reasoning.Plans;

namespace Coach.Core.Reasoning;

/// <summary>Facts in, recommendation out: the same facts on the same day always give the same one.</summary>
public static class Reasoner
{
    /// <summary>The recommendation for one case.</summary>
    /// <param name="skipped">Facts that the person did not want to answer, or could not.</param>
    /// <param name="confirmed">Whether the person has looked over the facts and found them right.</param>
    public static Recommendation Decide(CaseFacts facts, Calendar calendar, ImmutableArray<Fact> skipped = default, bool confirmed = true)
    {
        var known = facts.Deciding(calendar);
        var classified = Classifier.Classify(known);
        var order = ClassOrder.Of(known, classified);
        var (confidence, missing) = Confidences.Of(known, classified, skipped, confirmed);
        return new()
        {
            Facts = facts,
            Calendar = calendar,
            Certain = order.ToImmutableArray(),
            Open = classified.Open,
            Out = classified.Out,
            Role = order.Role,
            Warnings = Explanations.Warnings.Of(facts.Asked, known, classified),
            Ask = NextQuestion.Of(known, skipped),
            Verdict = Verdicts.Of(facts.Asked, classified),
            Confidence = confidence,
            Missing = missing,
            Flips = Explanations.Flips.Of(facts, calendar),
            Plan = Planner.Plan(new(facts, calendar, known, classified), order),
            EarliestHonestDate = EarliestHonestDate(facts, calendar, classified),
            Rules = [.. RuleBook.IdsOf(RuleBook.Behind(classified))],
        };
    }

    /// <summary>Null also where the manager says that the time is too short though the lead times say it is enough: then we know no date.</summary>
    internal static DateOnly? EarliestHonestDate(CaseFacts facts, Calendar calendar, Classification classified)
    {
        if (!classified.Certain.HasFlag(Classes.Build) || facts.Time(calendar) != TimeLeft.TooShort)
        {
            return null;
        }

        var earliest = calendar.EarliestHonestDate(facts.Judgment);
        return facts.Deadline is Deadline.On on && on.Day >= earliest ? null : earliest;
    }
}
