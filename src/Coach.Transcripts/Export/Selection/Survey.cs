using System.Collections.Immutable;
using Coach.Transcripts.Export.Pseudonyms;
using Coach.Transcripts.Index;

namespace Coach.Transcripts.Export.Selection;

/// <summary>What an export would hold, before it is made.</summary>
/// <param name="Cases">The oldest first.</param>
/// <param name="People">Everyone in them, whose names must be found in texts.</param>
/// <param name="Unreadable">Cases that a newer version wrote, or that were damaged: they are left out and named.</param>
public sealed record Survey(ImmutableArray<CaseSummary> Cases, People People, ImmutableArray<CaseName> Unreadable)
{
    /// <summary>Of people.</summary>
    public int Messages => Cases.Sum(one => one.Messages);

    /// <summary>Bytes as stored.</summary>
    public long Bytes => Cases.Sum(one => one.Length);

    public DateTimeOffset? Oldest => Cases.IsEmpty ? null : Cases.Min(one => one.Started);

    public DateTimeOffset? Newest => Cases.IsEmpty ? null : Cases.Max(one => one.Changed);

    /// <summary>Looks at every case that there is.</summary>
    public static Task<Survey> OfAsync(ITranscriptStore store, CaseFilter filter, CancellationToken cancellation) =>
        OfAsync(store, store.ListAsync(cancellation).Select(listed => listed.Name), filter, cancellation);

    /// <summary>Looks only at these cases, and takes those that the filter takes.</summary>
    public static async Task<Survey> OfAsync(ITranscriptStore store, IAsyncEnumerable<CaseName> candidates, CaseFilter filter, CancellationToken cancellation)
    {
        var (cases, people, unreadable) = (new List<CaseSummary>(), new People(), new List<CaseName>());
        await foreach (var name in candidates.Where(filter.Takes).WithCancellation(cancellation))
        {
            if (await SummaryAsync(name) is not { } summary)
            {
                unreadable.Add(name);
            }
            else if (summary.Length > 0 && filter.Takes(summary))
            {
                cases.Add(summary);
            }
        }

        return new([.. cases.OrderBy(one => one.Started).ThenBy(one => CaseNames.Text(one.Name), StringComparer.Ordinal)], people, [.. unreadable]);

        async Task<CaseSummary?> SummaryAsync(CaseName name)
        {
            try
            {
                var transcript = await store.ReadAsync(name, cancellation);
                var summary = CaseTally.Of(transcript.Turns).At(transcript.Name, transcript.Version.Length, noted: default);
                people.AddAll(filter.Takes(summary) ? transcript.Turns : [], alsoParts: false);
                return summary;
            }
            catch (UnreadableTranscriptException)
            {
                return null;
            }
        }
    }
}
