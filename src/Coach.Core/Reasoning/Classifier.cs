namespace Coach.Core.Reasoning;

/// <summary>What follows from the facts whatever the unknown ones turn out to be (certain), and what may follow (possible).</summary>
/// <param name="Certain">Classes that every completion of the facts contains.</param>
/// <param name="Possible">Classes that some completion contains.</param>
/// <param name="Always">Rules that fire in every completion.</param>
/// <param name="Ever">Rules that fire in some completion.</param>
public readonly record struct Classification(Classes Certain, Classes Possible, Rules Always, Rules Ever)
{
    public Classes Open => Possible & ~Certain;

    public Classes Out => (Classes.Build | Classes.Support | Classes.Elsewhere) & ~Possible;

    /// <summary>What two answers to one question have in common.</summary>
    public Classification Or(Classification other) =>
        new(Certain & other.Certain, Possible | other.Possible, Always & other.Always, Ever | other.Ever);
}

/// <summary>Decides the classes of a case whose facts may be unknown, by trying every value that an unknown fact may have.</summary>
public static class Classifier
{
    private const Fact LastThatChangesClasses = Fact.Stakes;

    /// <summary>The classes of these facts. Allocates nothing.</summary>
    public static Classification Classify(DecidingFacts facts) => Classify(facts, Fact.Skill);

    /// <summary>The classes of facts of which all before <paramref name="fact"/> are known.</summary>
    private static Classification Classify(DecidingFacts facts, Fact fact)
    {
        while (fact <= LastThatChangesClasses && facts.Knows(fact))
        {
            fact++;
        }

        return fact > LastThatChangesClasses ? Definite(facts) : AnyOf(facts, fact);
    }

    private static Classification AnyOf(DecidingFacts facts, Fact unknown)
    {
        var all = Classify(facts.With(unknown, 1), unknown + 1);
        for (byte value = 2; value <= DecidingFacts.Values(unknown); value++)
        {
            all = all.Or(Classify(facts.With(unknown, value), unknown + 1));
        }

        return all;
    }

    private static Classification Definite(DecidingFacts facts)
    {
        var fired = RuleBook.Fired(facts);
        var classes = RuleBook.ClassesOf(fired);
        return new(classes, classes, fired, fired);
    }
}
