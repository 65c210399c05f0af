using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>What gets in the way. "Nothing" is read from plain words only, and only where nothing else is named.</summary>
internal static class BarrierFacts
{
    public static BarriersNamed? Read(Heard heard)
    {
        var hits = heard.Of("barrier_kinds");
        var kinds = hits.Aggregate(BarrierKinds.NotNamed, (all, hit) => all | (Heard.Value<BarrierKinds>(hit) ?? BarrierKinds.NotNamed));
        if (kinds != BarrierKinds.NotNamed)
        {
            return new(Barrier.Some, kinds, heard.Because([.. hits.Where(hit => hit.Cue.Value != "none")]));
        }

        return hits.IsEmpty ? null : new(Barrier.None, BarrierKinds.NotNamed, heard.Because(EvidenceSource.Proposed, hits[0]));
    }
}
