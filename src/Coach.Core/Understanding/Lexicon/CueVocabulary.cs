using System.Collections.Frozen;
using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>The facts and values that a cue may name. Whatever else stands in the file is refused.</summary>
internal static class CueVocabulary
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["skill"] = Word.All<Skill>(),
        ["level"] = Word.All<SkillLevels>(),
        ["available"] = Word.All<Availability>(),
        ["barrier_kinds"] = [.. Word.All<BarrierKinds>(), "none"],
        ["stakes"] = Word.All<Stakes>(),
        ["frequency"] = Word.All<Frequency>(),
        ["ai"] = Word.All<Ai>(),
        ["asked_modality"] = Word.All<Modalities>(),
        ["deadline"] = ["asap", "started", "none", "past"],
        ["performance"] = ["follows", "is"],
        ["measure"] = ["is"],
        ["part"] = ["request", "tried", "hedge", "negation", "people", "not_people", "due"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Holds(string fact, string value) => Values.TryGetValue(fact, out var values) && values.Contains(value, StringComparer.Ordinal);
}
