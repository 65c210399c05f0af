using System.Collections.Immutable;

namespace Coach.Bot.Portal;

/// <summary>A chart of the dashboard, which also reads as a table.</summary>
/// <param name="Note">What it counts, in a sentence.</param>
/// <param name="Of">What the first column holds.</param>
internal sealed record Figure(string Id, string Title, string Note, string Of, ImmutableArray<FigureRow> Rows)
{
    /// <summary>Smaller groups are hidden: from them one could tell who it was.</summary>
    public const int SmallestGroup = 5;

    public int Most => Rows.Select(row => row.Cases ?? 0).DefaultIfEmpty(0).Max();

    /// <summary>The same with a bar for each kind, the most frequent first.</summary>
    public Figure Counting(IEnumerable<string> kinds) => With([.. kinds.GroupBy(kind => kind, StringComparer.Ordinal).Select(group => (group.Key, group.Count())).OrderByDescending(group => group.Item2)]);

    /// <summary>The same with a bar for each kind in their own order.</summary>
    public Figure InOrder<T>(IEnumerable<T> kinds, Func<T, string> label)
        where T : notnull => With([.. kinds.GroupBy(kind => kind).OrderBy(group => group.Key).Select(group => (label(group.Key), group.Count()))]);

    private Figure With(ImmutableArray<(string Label, int Count)> groups)
    {
        var all = groups.Sum(group => group.Count);
        return this with { Rows = [.. groups.Select(group => new FigureRow(group.Label, group.Count < SmallestGroup ? null : group.Count, all))] };
    }
}

/// <summary>One bar.</summary>
/// <param name="Cases">Null for a group that is too small to be shown.</param>
/// <param name="All">Of how many.</param>
internal sealed record FigureRow(string Label, int? Cases, int All)
{
    public string Shown => Cases is { } cases ? $"{cases}" : $"fewer than {Figure.SmallestGroup}";

    public string Share => Cases is { } cases && All > 0 ? $"{100.0 * cases / All:0} %" : "";
}
