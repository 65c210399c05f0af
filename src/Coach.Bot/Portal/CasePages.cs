using System.Collections.Immutable;
using System.Security.Cryptography;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Pseudonyms;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Index;

namespace Coach.Bot.Portal;

/// <summary>A page of a list of cases, the newest first.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Cases on all pages, with their messages and bytes.</param>
internal sealed record CasePage(ImmutableArray<CaseSummary> Items, int Number, int Size, CaseTotal Total)
{
    public int Pages => Math.Max(1, (Total.Cases + Size - 1) / Size);
}

/// <summary>How much a filter takes.</summary>
/// <param name="Messages">Of people.</param>
/// <param name="Bytes">As stored.</param>
internal sealed record CaseTotal(int Cases, int Messages, long Bytes, DateTimeOffset? Oldest, DateTimeOffset? Newest);

/// <summary>Looks cases up for people who read them: by the index, and without names.</summary>
internal sealed class CasePages(ITranscriptStore store, CaseIndex index)
{
    private const int MostOnAPage = 200;

    // The same person keeps an alias on these pages while this process runs.
    private readonly Aliases aliases = new(RandomNumberGenerator.GetBytes(32));

    public async Task<CasePage> FindAsync(CaseFilter filter, int page, int size, CancellationToken cancellation)
    {
        var found = (await index.AsOfNowAsync(store, cancellation)).Where(filter.Takes).OrderByDescending(one => one.Started).ThenBy(one => one.Conversation, StringComparer.Ordinal).ThenBy(one => one.Number).ToList();
        var total = new CaseTotal(found.Count, found.Sum(one => one.Messages), found.Sum(one => one.Length), found.Count == 0 ? null : found[^1].Started, found.Count == 0 ? null : found.Max(one => one.Changed));
        var shown = Math.Clamp(size, 1, MostOnAPage);
        var last = Math.Max(1, (found.Count + shown - 1) / shown);
        var number = Math.Clamp(page, 1, last);
        return new([.. found.Skip((number - 1) * shown).Take(shown)], number, shown, total);
    }

    public async Task<ImmutableArray<CaseSummary>> AllAsync(CancellationToken cancellation) => [.. await index.AsOfNowAsync(store, cancellation)];

    /// <summary>One case to read; null when there is none of this name.</summary>
    public async Task<ExportedCase?> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var turns = CaseNames.IsHash(name.Conversation) && name.Number > 0 ? (await store.ReadAsync(name, cancellation)).Turns : [];
        return turns.IsEmpty ? null : ExportedCase.WithoutNames(name, turns, aliases);
    }
}

/// <summary>The index with what this process has just written.</summary>
internal static class FreshIndex
{
    public static async Task<IEnumerable<CaseSummary>> AsOfNowAsync(this CaseIndex index, ITranscriptStore store, CancellationToken cancellation)
    {
        if (store is IndexedTranscriptStore indexed)
        {
            await indexed.FlushAsync(cancellation);
        }

        return (await index.ReadAsync(cancellation)).Values;
    }
}
