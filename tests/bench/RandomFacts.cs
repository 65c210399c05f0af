using Coach.Core.Reasoning;

namespace Coach.Bot.Bench;

/// <summary>Random fact sets and cases, the same in every run.</summary>
internal static class RandomFacts
{
    private const int Seed = 20261123;

    public static Calendar Calendar { get; } = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    /// <summary>Each fact unknown or one of its values, all equally likely; AI always known.</summary>
    public static DecidingFacts[] Sets(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enum.GetValues<Fact>().Aggregate(default(DecidingFacts), (set, fact) => set.With(fact, Value(random, fact))))];
    }

    /// <summary>Cases with barrier kinds, levels, people and a request, so that plans differ.</summary>
    public static CaseFacts[] Cases(int count)
    {
        var random = new Random(Seed);
        return [.. Sets(count).Select(set => Case(set, random))];
    }

    private static byte? Value(Random random, Fact fact) => random.Next(fact == Fact.Ai ? 1 : 0, DecidingFacts.Values(fact) + 1) is var value and not 0 ? (byte)value : null;

    private static CaseFacts Case(DecidingFacts known, Random random) => new()
    {
        Skill = known.Skill,
        Barrier = known.Barrier,
        BarrierKinds = known.Barrier == Coach.Core.Reasoning.Barrier.Some ? (BarrierKinds)random.Next(1024) : BarrierKinds.NotNamed,
        Level = (SkillLevels)random.Next(16),
        Available = known.Available,
        Deadline = known.Time is null ? null : new Deadline.On(Calendar.Today.AddDays(random.Next(100))),
        Stakes = known.Stakes,
        Frequency = known.Frequency,
        Ai = known.Ai ?? Ai.No,
        People = random.Next(200),
        Asked = (Modalities)random.Next(64),
    };
}
