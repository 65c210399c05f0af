using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Coach.Transcripts.Index;

/// <summary>
/// What many summaries have in common, once: channels, organisations, plans, counts. A hundred thousand cases have a few thousand of them, so a case
/// that is held in memory takes a third.
/// </summary>
internal sealed class RepeatedValues
{
    private const int Most = 20_000; // no organisation has so many; beyond it nothing is shared, and nothing is lost
    private readonly ConcurrentDictionary<string, object> kept = new(StringComparer.Ordinal);

    public CaseSummary In(CaseSummary line) => line with
    {
        Channel = One(line.Channel),
        Tenant = line.Tenant is { } tenant ? One(tenant) : null,
        RulesVersion = line.RulesVersion is { } version ? One(version) : null,
        Outcome = Once("outcome " + string.Join(',', line.Outcome), line.Outcome),
        Plan = Once("plan " + string.Join(',', line.Plan), line.Plan),
        Questions = One(line.Questions),
        NotUnderstood = One(line.NotUnderstood),
    };

    private string One(string text) => Once("text " + text, text);

    private ImmutableSortedDictionary<string, int> One(ImmutableSortedDictionary<string, int> counts) => counts.IsEmpty
        ? ImmutableSortedDictionary<string, int>.Empty
        : Once("counts " + string.Join(',', counts.Select(count => FormattableString.Invariant($"{count.Key} {count.Value}"))), counts);

    private T Once<T>(string name, T value)
        where T : notnull =>
        kept.Count < Most || kept.ContainsKey(name) ? (T)kept.GetOrAdd(name, value) : value;
}
