using System.Collections.Immutable;
using System.Security.Cryptography;
using Coach.Bot.Archiving;
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
internal sealed class CasePages(Archive archive)
{
    private const int MostOnAPage = 200;

    // The same person keeps an alias on these pages while this process runs.
    private readonly Aliases aliases = new(RandomNumberGenerator.GetBytes(32));
    private readonly Derived<ImmutableDictionary<CaseName, CaseSummary>, ImmutableArray<CaseSummary>> newestFirst = new(Sorted);
    private readonly Derived<ImmutableDictionary<CaseName, CaseSummary>, (ImmutableArray<Figure> Figures, int Cases)> dashboard = new(Counted);

    public async Task<CasePage> FindAsync(CaseFilter filter, int page, int size, CancellationToken cancellation)
    {
        var found = newestFirst.From(await archive.IndexedAsync(cancellation)).Where(filter.Takes).ToList();
        var total = new CaseTotal(found.Count, found.Sum(one => one.Messages), found.Sum(one => one.Length), found.Count == 0 ? null : found[^1].Started, found.Count == 0 ? null : found.Max(one => one.Changed));
        var shown = Math.Clamp(size, 1, MostOnAPage);
        var last = Math.Max(1, (found.Count + shown - 1) / shown);
        var number = Math.Clamp(page, 1, last);
        return new([.. found.Skip((number - 1) * shown).Take(shown)], number, shown, total);
    }

    /// <summary>The figures of the dashboard, and how many cases they count.</summary>
    public async Task<(ImmutableArray<Figure> Figures, int Cases)> DashboardAsync(CancellationToken cancellation) => dashboard.From(await archive.IndexedAsync(cancellation));

    /// <summary>One case to read; null when there is none of this name.</summary>
    public async Task<ExportedCase?> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var turns = CaseNames.IsHash(name.Conversation) && name.Number > 0 ? (await archive.Store.ReadAsync(name, cancellation)).Turns : [];
        return turns.IsEmpty ? null : ExportedCase.WithoutNames(name, turns, aliases);
    }

    private static (ImmutableArray<Figure> Figures, int Cases) Counted(ImmutableDictionary<CaseName, CaseSummary> all)
    {
        var counted = Dashboard.Counted(all.Values);
        return (Dashboard.Of(counted), counted.Length);
    }

    private static ImmutableArray<CaseSummary> Sorted(ImmutableDictionary<CaseName, CaseSummary> all) =>
        [.. all.Values.OrderByDescending(one => one.Started).ThenBy(one => one.Conversation, StringComparer.Ordinal).ThenBy(one => one.Number)];
}
