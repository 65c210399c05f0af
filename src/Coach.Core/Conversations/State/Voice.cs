using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What one colleague in a thread said, kept apart from what the person who asked said.</summary>
public sealed record Voice(Person Who, CaseFacts Facts, ImmutableDictionary<Topic, Evidence> Because)
{
    /// <summary>The case as this colleague sees it: the facts of the person who asked, with the colleague's own in their place.</summary>
    public CaseFacts Over(CaseFacts facts) => Because.Keys.Aggregate(facts, (seen, topic) => Topics.With(seen, topic, Facts));
}
