using System.Collections.Immutable;

namespace Coach.Core.Reasoning;

/// <summary>Which unknown fact is worth asking for.</summary>
public static class NextQuestion
{
    /// <summary>The first unknown fact, not skipped, whose answer can still change the classes; null when none can.</summary>
    public static Fact? Of(DecidingFacts facts, ImmutableArray<Fact> skipped = default)
    {
        if (Classifier.Classify(facts).Open == Classes.None)
        {
            return null;
        }

        for (var fact = Fact.Skill; fact <= Fact.Frequency; fact++)
        {
            if (facts[fact] is null && (skipped.IsDefaultOrEmpty || !skipped.Contains(fact)) && CanChangeClasses(facts, fact))
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>Whether this unknown fact can change the classes in some completion of the others.</summary>
    public static bool CanChangeClasses(DecidingFacts facts, Fact asked) => CanChange(facts, asked, orderMatters: false);

    /// <summary>Whether this unknown fact can change the classes or the order in which they are said.</summary>
    public static bool CanChangeOrder(DecidingFacts facts, Fact asked) => CanChange(facts, asked, orderMatters: true);

    private static bool CanChange(DecidingFacts facts, Fact asked, bool orderMatters)
    {
        if (OtherUnknown(facts, asked) is not { } other)
        {
            return AnswersDiffer(facts, asked, orderMatters);
        }

        for (byte value = 1; value <= DecidingFacts.Values(other); value++)
        {
            if (CanChange(facts.With(other, value), asked, orderMatters))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnswersDiffer(DecidingFacts facts, Fact asked, bool orderMatters)
    {
        var first = Outcome(facts.With(asked, 1), orderMatters);
        for (byte value = 2; value <= DecidingFacts.Values(asked); value++)
        {
            if (Outcome(facts.With(asked, value), orderMatters) != first)
            {
                return true;
            }
        }

        return false;
    }

    private static ClassOrder Outcome(DecidingFacts known, bool orderMatters)
    {
        var classified = Classifier.Classify(known);
        return orderMatters ? ClassOrder.Of(known, classified) with { Role = null } : new(classified.Certain, default, default, Role: null);
    }

    private static Fact? OtherUnknown(DecidingFacts facts, Fact asked)
    {
        for (var fact = Fact.Skill; fact <= Fact.Stakes; fact++)
        {
            if (fact != asked && facts[fact] is null)
            {
                return fact;
            }
        }

        return null;
    }
}
