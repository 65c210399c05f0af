using System.Collections.Immutable;

namespace Coach.Bot.Portal;

/// <summary>A chart of the dashboard, which also reads as a table. No group of fewer than <see cref="SmallestGroup"/> can be seen in it or worked out from it.</summary>
/// <param name="Note">What it counts, in a sentence.</param>
/// <param name="Of">What the first column holds.</param>
internal sealed record Figure(string Id, string Title, string Note, string Of, ImmutableArray<FigureRow> Rows)
{
    /// <summary>From smaller groups one could tell who it was.</summary>
    public const int SmallestGroup = 5;

    private const string Others = "all others";

    public int Most => Rows.Select(row => row.Cases).DefaultIfEmpty(0).Max();

    /// <summary>The same with a bar for each kind, the most frequent first. Each case is of one kind, so that the bars are all cases.</summary>
    public Figure Counting(IEnumerable<string> kinds) => this with { Rows = Folded([.. Groups(kinds).OrderByDescending(group => group.Count)]) };

    /// <summary>The same with a bar for each kind in their own order.</summary>
    public Figure InOrder<T>(IEnumerable<T> kinds, Func<T, string> label)
        where T : notnull => this with { Rows = Folded([.. kinds.GroupBy(kind => kind).OrderBy(group => group.Key).Select(group => (label(group.Key), group.Count()))]) };

    /// <summary>The same for kinds that a case may be several of, and that other figures count too: to the next lower multiple of five, so that no difference of figures is one small group.</summary>
    public Figure Roughly(IEnumerable<string> kinds) => this with
    {
        Rows = [.. Groups(kinds).Select(group => (group.Label, Count: group.Count / SmallestGroup * SmallestGroup)).Where(group => group.Count > 0)
            .OrderByDescending(group => group.Count).ThenBy(group => group.Label, StringComparer.Ordinal).Select(group => new FigureRow(group.Label, group.Count, Of: null))],
    };

    private static IEnumerable<(string Label, int Count)> Groups(IEnumerable<string> kinds) => kinds.GroupBy(kind => kind, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    /// <summary>
    /// Small groups stand together with the next larger ones, all those of one size, so that their sum doesn't say which is how large; every way of counting up to
    /// a limit is tried in a test. Where no other group is left nothing is shown.
    /// </summary>
    private static ImmutableArray<FigureRow> Folded(ImmutableArray<(string Label, int Count)> groups)
    {
        var all = groups.Sum(group => group.Count);
        var large = groups.Where(group => group.Count >= SmallestGroup).ToImmutableArray();
        var least = large.Length == groups.Length ? 0 : large.Select(group => group.Count).DefaultIfEmpty(0).Min();
        var shown = large.Where(group => group.Count > least).Select(group => new FigureRow(group.Label, group.Count, all)).ToImmutableArray();
        var rest = all - shown.Sum(row => row.Cases);
        return rest == 0 || shown.IsEmpty ? shown : shown.Add(new(Others, rest, all));
    }
}

/// <summary>One bar.</summary>
/// <param name="Cases">So many, or at least so many.</param>
/// <param name="Of">Of how many; null where it is "at least".</param>
internal sealed record FigureRow(string Label, int Cases, int? Of)
{
    public string Shown => Of is null ? $"at least {Cases}" : $"{Cases}";

    public string Share => Of is { } all ? $"{100.0 * Cases / all:0} %" : "";
}
