using System.Collections.Immutable;

namespace Coach.Bot.Commands.Backlogs;

/// <summary>Where the columns of a backlog stand, found by their names whatever their case and order.</summary>
/// <param name="Header">The names as they stand in the file.</param>
/// <param name="Locale">Null when there is no such column.</param>
/// <param name="Date">Null when there is no such column.</param>
internal sealed record BacklogColumns(ImmutableArray<string> Header, int Id, int Request, int? Locale, int? Date)
{
    private static readonly ImmutableArray<string> Names = ["behaviour", "decision", "verdict", "confidence", "ask", "warnings", "facts"];

    /// <summary>What the coach adds; named after itself where the file has a column of that name already.</summary>
    public ImmutableArray<string> Added => [.. Names.Select(name => Find(Header, name) is null ? name : $"coach_{name}")];

    /// <summary>Null when a column that is needed is missing; then <paramref name="missing"/> says which.</summary>
    public static BacklogColumns? Of(ImmutableArray<string> header, out string missing)
    {
        var (id, request) = (Find(header, "id"), Find(header, "request"));
        missing = string.Join(" and ", new[] { id is null ? "id" : null, request is null ? "request" : null }.OfType<string>());
        return id is { } one && request is { } other ? new(header, one, other, Find(header, "locale"), Find(header, "date")) : null;
    }

    private static int? Find(ImmutableArray<string> header, string name)
    {
        for (var at = 0; at < header.Length; at++)
        {
            if (header[at].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return null;
    }
}
