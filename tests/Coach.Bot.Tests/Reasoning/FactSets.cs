using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Reasoning;

/// <summary>Every combination of facts, and cases built from one.</summary>
internal static class FactSets
{
    public static Calendar Calendar { get; } = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    /// <summary>All 5,832: each fact unknown or with one of its values; AI always known.</summary>
    public static IReadOnlyList<DecidingFacts> All { get; } =
        [.. Enum.GetValues<Fact>().Aggregate<Fact, IEnumerable<DecidingFacts>>([default], (sets, fact) => sets.SelectMany(set => Completed(set, fact)))];

    /// <summary>The 384 in which everything is known.</summary>
    public static IReadOnlyList<DecidingFacts> Definite { get; } = [.. All.Where(set => Enum.GetValues<Fact>().All(fact => set[fact] is not null))];

    public static IEnumerable<byte> Values(Fact fact) => Enumerable.Range(1, DecidingFacts.Values(fact)).Select(value => (byte)value);

    public static CaseFacts Case(DecidingFacts known) => new()
    {
        Skill = known.Skill,
        Barrier = known.Barrier,
        JudgmentGiven = known.Judgment,
        Available = known.Available,
        TimeGiven = known.Time,
        Stakes = known.Stakes,
        Frequency = known.Frequency,
        Ai = known.Ai ?? Ai.No,
    };

    public static Recommendation Decide(CaseFacts facts) => Reasoner.Decide(facts, Calendar);

    public static bool Has(this Classes set, Classes one) => (set & one) == one;

    private static IEnumerable<DecidingFacts> Completed(DecidingFacts set, Fact fact) =>
        Values(fact).Select(value => set.With(fact, value)).Concat(fact == Fact.Ai ? [] : [set]);
}
