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
    private const int AtOnce = 16;

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
        var alone = new Lock();
        await Parallel.ForEachAsync(candidates.Where(filter.Takes), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (name, stop) =>
        {
            var read = await ReadAsync(store, name, stop);
            var summary = read is null ? null : CaseTally.Of(read.Turns).At(name, read.Version.Length, noted: default);
            lock (alone)
            {
                unreadable.AddRange(read is null ? [name] : []);
                if (summary is { Length: > 0 } && filter.Takes(summary))
                {
                    cases.Add(summary);
                    people.AddAll(read!.Turns, alsoParts: false);
                }
            }
        });
        return new([.. cases.OrderBy(one => one.Started).ThenBy(one => CaseNames.Text(one.Name), StringComparer.Ordinal)], people, [.. unreadable.OrderBy(CaseNames.Text, StringComparer.Ordinal)]);
    }

    private static async Task<Transcript?> ReadAsync(ITranscriptStore store, CaseName name, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadAsync(name, cancellation);
        }
        catch (UnreadableTranscriptException)
        {
            return null;
        }
    }
}
