using System.Collections.Immutable;

namespace Coach.Core.Reasoning;

/// <summary>One known fact changed to another value, and the classes that would follow.</summary>
/// <param name="Fact">The fact that changes.</param>
/// <param name="From">Its value now, as a word of the vocabulary.</param>
/// <param name="To">The other value.</param>
/// <param name="Certain">The classes that would be certain, in order.</param>
/// <param name="Open">The classes that would be open.</param>
/// <param name="Role">Why something outside skill would be among them.</param>
/// <param name="ClassesChanged">How many of the three classes change between certain, open and out.</param>
public sealed record Flip(Fact Fact, string From, string To, ImmutableArray<Classes> Certain, Classes Open, ElsewhereRole? Role, int ClassesChanged);

/// <summary>What the facts say to do, and everything that explains it.</summary>
public sealed record Recommendation
{
    public required CaseFacts Facts { get; init; }

    public required Calendar Calendar { get; init; }

    /// <summary>The classes that hold whatever the unknown facts are, in the order to say them.</summary>
    public required ImmutableArray<Classes> Certain { get; init; }

    public required Classes Open { get; init; }

    public required Classes Out { get; init; }

    /// <summary>Null unless ELSEWHERE is certain.</summary>
    public required ElsewhereRole? Role { get; init; }

    public required ImmutableArray<Warning> Warnings { get; init; }

    /// <summary>The next fact that can still change the classes; null when none can.</summary>
    public required Fact? Ask { get; init; }

    /// <summary>Null when nothing was asked for.</summary>
    public required Verdict? Verdict { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>The unknown facts that keep the confidence from being high.</summary>
    public required ImmutableArray<Fact> Missing { get; init; }

    /// <summary>What would change it, smallest change first.</summary>
    public required ImmutableArray<Flip> Flips { get; init; }

    public required ImmutableArray<PlanStep> Plan { get; init; }

    /// <summary>The first day by which the skill can be built; null when the time is enough or nothing is to be built.</summary>
    public required DateOnly? EarliestHonestDate { get; init; }

    /// <summary>Ids of the rules that fired, in the order of the book.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    public string RulesVersion { get; init; } = RuleBook.Version;
}
