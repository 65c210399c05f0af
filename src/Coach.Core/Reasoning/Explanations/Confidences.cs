using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Explanations;

/// <summary>How far a recommendation can be relied on, and what is missing to rely on it more.</summary>
internal static class Confidences
{
    /// <summary>Low while a class is open; medium while a skipped fact still shapes the plan, or nobody has confirmed the facts.</summary>
    public static (Confidence Confidence, ImmutableArray<Fact> Missing) Of(
        DecidingFacts known, Classification classified, ImmutableArray<Fact> skipped, bool confirmed)
    {
        if (classified.Open != Classes.None)
        {
            return (Confidence.Low, [.. Waterfall.Facts.Where(fact => known[fact] is null && NextQuestion.CanChangeClasses(known, fact))]);
        }

        ImmutableArray<Fact> missing = skipped.IsDefaultOrEmpty ? [] : [.. Waterfall.Facts.Where(fact => skipped.Contains(fact) && ShapesPlan(known, fact))];
        return (missing.IsEmpty && confirmed ? Confidence.High : Confidence.Medium, missing);
    }

    /// <summary>Where the skill is there, only the obstacle still matters.</summary>
    private static bool ShapesPlan(DecidingFacts known, Fact fact) => known[fact] is null && (known.Skill != Skill.Present || fact == Fact.Barrier);
}
