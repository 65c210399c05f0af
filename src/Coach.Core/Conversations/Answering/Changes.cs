using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Says what a correction changed: the old value and the new one.</summary>
internal static class Changes
{
    /// <summary>One line for each fact that stood and is different now; empty when nothing that stood was corrected.</summary>
    public static ImmutableArray<string> Between(CaseFacts before, CaseFacts after, ImmutableArray<ConversationEvent> said) =>
        [.. said.Where(one => Because(one)?.Source == EvidenceSource.Corrected).Select(Topics.NamedBy).OfType<Topic>().Select(topic => Line(topic, before, after)).OfType<string>()];

    public static Evidence? Because(ConversationEvent said) => said switch
    {
        PerformanceNamed named => named.Because,
        MeasureNamed named => named.Because,
        SkillNamed named => named.Because,
        LevelNamed named => named.Because,
        AvailabilityNamed named => named.Because,
        DeadlineNamed named => named.Because,
        BarriersNamed named => named.Because,
        StakesNamed named => named.Because,
        FrequencyNamed named => named.Because,
        AiNamed named => named.Because,
        PeopleCounted named => named.Because,
        ModalityAsked named => named.Because,
        SafeguardNamed named => named.Because,
        _ => null,
    };

    /// <summary>The same fact with another source, read from a part of the message that begins at <paramref name="offset"/>; null when it stands in another message.</summary>
    public static ConversationEvent As(ConversationEvent said, EvidenceSource source, int? offset) => said switch
    {
        PerformanceNamed named => named with { Because = Moved(named.Because, source, offset) },
        MeasureNamed named => named with { Because = Moved(named.Because, source, offset) },
        SkillNamed named => named with { Because = Moved(named.Because, source, offset) },
        LevelNamed named => named with { Because = Moved(named.Because, source, offset) },
        AvailabilityNamed named => named with { Because = Moved(named.Because, source, offset) },
        DeadlineNamed named => named with { Because = Moved(named.Because, source, offset) },
        BarriersNamed named => named with { Because = Moved(named.Because, source, offset) },
        StakesNamed named => named with { Because = Moved(named.Because, source, offset) },
        FrequencyNamed named => named with { Because = Moved(named.Because, source, offset) },
        AiNamed named => named with { Because = Moved(named.Because, source, offset) },
        PeopleCounted named => named with { Because = Moved(named.Because, source, offset) },
        ModalityAsked named => named with { Because = Moved(named.Because, source, offset) },
        SafeguardNamed named => named with { Because = Moved(named.Because, source, offset) },
        _ => said,
    };

    private static Evidence Moved(Evidence because, EvidenceSource source, int? offset) => because with { Source = source, Offset = because.Offset + offset };

    private static string? Line(Topic topic, CaseFacts before, CaseFacts after)
    {
        var (old, now) = (Say.Known(topic, before), Say.Known(topic, after) ?? Sentences.Unknown_Topic);
        return old == now ? null : Say.It(old is null ? "ChangedUnknown" : "Changed", old is null ? [Say.Label(topic), now] : [Say.Label(topic), old, now]);
    }
}
