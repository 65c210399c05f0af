using System.Collections.Immutable;

namespace Coach.Bot.Bench.Understanding;

/// <summary>
/// Sayings sorted by what they state. A line "= skill=present; stakes=high?" begins those that state just that, "= none" those that state none of the five facts;
/// then one stands on each line. What has a question mark may be read either way.
/// </summary>
internal static class Sayings
{
    private const string Head = "= ";
    private const string None = "none";
    private static readonly DateOnly Now = new(2026, 11, 23);

    public static IEnumerable<Labelled> ReadAll(string file)
    {
        var labels = ImmutableDictionary<string, Label>.Empty;
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            if (line.StartsWith(Head, StringComparison.Ordinal))
            {
                labels = Labels(line[Head.Length..]);
            }
            else
            {
                var id = $"{Path.GetFileNameWithoutExtension(file)}-{number + 1}";
                yield return new(id, id, "en-GB", Now, line, "need", labels);
            }
        }
    }

    private static ImmutableDictionary<string, Label> Labels(string stated) => stated == None
        ? ImmutableDictionary<string, Label>.Empty
        : stated.Split("; ").Select(one => one.Split('=')).GroupBy(one => one[0], one => one[1]).ToImmutableDictionary(
            fact => fact.Key,
            fact => new Label([.. fact.Where(value => !IsOpen(value))], [.. fact.Where(IsOpen).Select(value => value[..^1])]));

    private static bool IsOpen(string value) => value.EndsWith('?');
}
