using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Facts;

namespace Coach.Core.Understanding.Wording;

/// <summary>What the cues alone read of the five facts that a person confirms.</summary>
internal static class CuedFacts
{
    public static ImmutableArray<ConversationEvent> Read(Heard heard)
    {
        ImmutableArray<ConversationEvent?> found = [SkillFacts.Read(heard), WorkFacts.Level(heard), WorkFacts.Available(heard), BarrierFacts.Read(heard), WorkFacts.Stakes(heard)];
        return [.. found.OfType<ConversationEvent>()];
    }

    /// <summary>Their values by fact.</summary>
    public static ILookup<string, string> Values(ImmutableArray<ConversationEvent> cued) =>
        cued.Select(Readable.Said).SelectMany(one => one.Values.Select(value => (one.Fact, value))).ToLookup(one => one.Fact, one => one.value, StringComparer.Ordinal);
}
