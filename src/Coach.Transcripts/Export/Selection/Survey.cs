using System.Collections.Immutable;
using Coach.Transcripts.Export.Pseudonyms;

namespace Coach.Transcripts.Export.Selection;

/// <summary>What an export would hold, before it is made.</summary>
/// <param name="Cases">The oldest first.</param>
/// <param name="People">Everyone in them, whose names must be found in texts.</param>
/// <param name="Unreadable">Cases that a newer version wrote, or that were damaged: they are left out and named.</param>
public sealed record Survey(ImmutableArray<CaseGlance> Cases, People People, ImmutableArray<CaseName> Unreadable)
{
    public int Messages => Cases.Sum(one => one.Messages);

    /// <summary>Bytes as stored.</summary>
    public long Bytes => Cases.Sum(one => one.Bytes);

    public DateTimeOffset? Oldest => Cases.IsEmpty ? null : Cases.Min(one => one.Opened);

    public DateTimeOffset? Newest => Cases.IsEmpty ? null : Cases.Max(one => one.Last);

    /// <summary>Looks at every case that the filter takes.</summary>
    public static async Task<Survey> OfAsync(ITranscriptStore store, CaseFilter filter, CancellationToken cancellation)
    {
        var (cases, people, unreadable) = (new List<CaseGlance>(), new People(), new List<CaseName>());
        await foreach (var (name, _, _) in store.ListAsync(cancellation))
        {
            if (filter.Takes(name))
            {
                await LookAsync(name);
            }
        }

        return new([.. cases.OrderBy(one => one.Opened).ThenBy(one => CaseNames.Text(one.Name), StringComparer.Ordinal)], people, [.. unreadable]);

        async Task LookAsync(CaseName name)
        {
            try
            {
                var transcript = await store.ReadAsync(name, cancellation);
                if (CaseGlance.Of(transcript) is { } glance && filter.Takes(glance))
                {
                    cases.Add(glance);
                    people.AddAll(transcript.Turns, alsoParts: false);
                }
            }
            catch (UnreadableTranscriptException)
            {
                unreadable.Add(name);
            }
        }
    }
}
