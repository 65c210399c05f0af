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
    public Figure Counting(IEnumerable<string> kinds) => With(kinds, groups => groups.OrderByDescending(group => group.Count()));

    /// <summary>The same with a bar for each kind in their own order.</summary>
    public Figure InOrder(IEnumerable<string> kinds) => With(kinds, groups => groups.OrderBy(group => group.Key, StringComparer.Ordinal));

    private Figure With(IEnumerable<string> kinds, Func<IEnumerable<IGrouping<string, string>>, IEnumerable<IGrouping<string, string>>> sorted)
    {
        var groups = kinds.GroupBy(kind => kind, StringComparer.Ordinal).ToList();
        var all = groups.Sum(group => group.Count());
        return this with { Rows = [.. sorted(groups).Select(group => new FigureRow(group.Key, group.Count() < SmallestGroup ? null : group.Count(), all))] };
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
