using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>What the work is like: its level, when the skill must be there, what is at stake, how often it comes, whether AI does part of it.</summary>
internal static class WorkFacts
{
    public static LevelNamed? Level(Heard heard)
    {
        var hits = heard.Of("level");
        var levels = hits.Aggregate(SkillLevels.Unknown, (all, hit) => all | Heard.Value<SkillLevels>(hit) ?? SkillLevels.Unknown);
        return levels == SkillLevels.Unknown ? null : new(levels, heard.Because(hits));
    }

    /// <summary>Words for "in the head" win: "no time to look it up" holds the words of its opposite.</summary>
    public static AvailabilityNamed? Available(Heard heard)
    {
        var hits = heard.Of("available");
        if (First(hits, Availability.Beforehand) is { } beforehand)
        {
            return new(Availability.Beforehand, heard.Because(EvidenceSource.Proposed, beforehand));
        }

        var lookup = First(hits, Availability.LookupOk) ?? ModalityFacts.InTheWork(heard);
        return lookup is { } hit ? new(Availability.LookupOk, heard.Because(EvidenceSource.Proposed, hit)) : null;
    }

    public static StakesNamed? Stakes(Heard heard)
    {
        var hits = heard.Of("stakes");
        return (First(hits, Reasoning.Stakes.High) ?? First(hits, Reasoning.Stakes.Low)) is { } hit && Heard.Value<Stakes>(hit) is { } stakes
            ? new(stakes, heard.Because(EvidenceSource.Proposed, hit))
            : null;
    }

    public static FrequencyNamed? Frequency(Heard heard)
    {
        var hits = heard.Of("frequency");
        return (First(hits, Reasoning.Frequency.Rarely) ?? First(hits, Reasoning.Frequency.Often)) is { } hit && Heard.Value<Frequency>(hit) is { } frequency
            ? new(frequency, heard.Because(EvidenceSource.Stated, hit))
            : null;
    }

    public static AiNamed? Ai(Heard heard)
    {
        var hits = heard.Of("ai");
        return (First(hits, Reasoning.Ai.No) ?? First(hits, Reasoning.Ai.Yes)) is { } hit && Heard.Value<Ai>(hit) is { } ai
            ? new(ai, heard.Because(EvidenceSource.Stated, hit))
            : null;
    }

    private static CueHit? First<T>(ImmutableArray<CueHit> hits, T value)
        where T : struct, Enum
    {
        var found = hits.Where(hit => hit.Cue.Value == Word.Of(value)).ToList();
        return found.Count == 0 ? null : found[0];
    }
}
