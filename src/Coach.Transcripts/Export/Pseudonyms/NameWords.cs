using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>Finds people's names in a text, whatever stands between their parts: "Robin Example", "robin.example", "EXAMPLE, Robin".</summary>
internal static partial class NameWords
{
    private const int WidestGap = 3;
    private const int LongestName = 6;

    /// <summary>Invisible characters belong to a word, so that they can't hide a name.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}\p{Cf}]+", RegexOptions.None, 5000)]
    public static partial Regex Word();

    /// <summary>The word as it is compared: without case and without what can't be seen.</summary>
    public static string Plain(string word) =>
        string.Concat(word.Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format)).ToLowerInvariant();

    public static string Replace(string text, Func<ReadOnlySpan<string>, (string Alias, int Count)?> find)
    {
        Match[] matches = [.. Word().Matches(text).Cast<Match>()];
        string[] words = [.. matches.Select(match => Plain(match.Value))];
        var replaced = new StringBuilder(text.Length);
        var copied = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Length > 0 && find(words.AsSpan(at, Together(matches, at))) is { } found)
            {
                var last = matches[at + found.Count - 1];
                replaced.Append(text, copied, matches[at].Index - copied).Append(found.Alias);
                copied = last.Index + last.Length;
                at += found.Count - 1;
            }
        }

        return copied == 0 ? text : replaced.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>How many words follow each other closely enough to be one name.</summary>
    private static int Together(Match[] words, int start)
    {
        var count = 1;
        while (count < LongestName && start + count < words.Length && words[start + count].Index - End(words[start + count - 1]) <= WidestGap)
        {
            count++;
        }

        return count;
    }

    private static int End(Match word) => word.Index + word.Length;
}
