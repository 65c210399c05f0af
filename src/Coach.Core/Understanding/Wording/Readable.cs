using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Wording;

/// <summary>The values that wording is weighed for. Weights stand in the file in this order.</summary>
internal static class Readable
{
    public static readonly ImmutableArray<string> Facts = ["skill", "level", "available", "barrier_kinds", "stakes"];

    public static readonly ImmutableArray<(string Fact, string Value)> Values =
        [.. Of<Skill>("skill"), .. Of<SkillLevels>("level"), .. Of<Availability>("available"), .. Of<BarrierKinds>("barrier_kinds"), .. Of<Stakes>("stakes")];

    /// <summary>Whether a message may name several values of a fact.</summary>
    public static bool IsSet(string fact) => fact is "level" or "barrier_kinds";

    /// <summary>What an event says of the five facts.</summary>
    public static (string Fact, ImmutableArray<string> Values) Said(ConversationEvent read) => read switch
    {
        SkillNamed skill => ("skill", [Word.Of(skill.Skill)]),
        LevelNamed level => ("level", [.. Word.Parts(level.Level).Select(Word.Of)]),
        AvailabilityNamed available => ("available", [Word.Of(available.Available)]),
        BarriersNamed barriers => ("barrier_kinds", [.. Word.Parts(barriers.Kinds).Select(Word.Of)]),
        StakesNamed stakes => ("stakes", [Word.Of(stakes.Stakes)]),
        _ => ("", []),
    };

    private static IEnumerable<(string Fact, string Value)> Of<T>(string fact)
        where T : struct, Enum => Word.All<T>().Select(value => (fact, value));
}
