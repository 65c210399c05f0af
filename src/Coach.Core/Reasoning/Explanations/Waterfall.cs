using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Explanations;

/// <summary>The facts in the order in which a person is asked about them.</summary>
internal static class Waterfall
{
    public static ImmutableArray<Fact> Facts { get; } =
        [Fact.Skill, Fact.Judgment, Fact.Available, Fact.Time, Fact.Barrier, Fact.Stakes, Fact.Frequency, Fact.Ai];
}
