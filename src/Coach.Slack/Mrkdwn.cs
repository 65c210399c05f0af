using System.Text;

namespace Coach.Slack;

/// <summary>Slack's own markup: people's words are escaped, and long texts are divided, never cut off.</summary>
public static class Mrkdwn
{
    /// <summary>Takes the power from <c>&lt;!channel&gt;</c> and the like; nothing else needs escaping (docs.slack.dev/messaging/formatting-message-text).</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Bold(string text) => $"*{Escape(text)}*";

    /// <summary>A problem may be told at length; in an overview its beginning is enough.</summary>
    internal static string Beginning(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";

    /// <summary>Pieces that are at most <paramref name="limit"/> (5 or more) long once escaped, divided at blanks where there are any; joined they are the text again.</summary>
    public static IEnumerable<string> Pieces(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 5);
        for (var (start, length) = (0, 0); start < text.Length; start += length)
        {
            length = Fitting(text.AsSpan(start), limit);
            yield return text.Substring(start, length);
        }
    }

    /// <summary>As few sections as hold the lines; only a line longer than a section is divided.</summary>
    internal static IEnumerable<string> Packed(IEnumerable<MarkedLine> lines, int limit)
    {
        var packed = new StringBuilder();
        foreach (var line in lines)
        {
            var pieces = line.Pieces(limit);
            if (packed.Length > 0 && (pieces.Count > 1 || packed.Length + 1 + pieces[0].Length > limit))
            {
                yield return packed.ToString();
                packed.Clear();
            }

            foreach (var full in pieces.SkipLast(1))
            {
                yield return full;
            }

            packed.Append(packed.Length > 0 ? "\n" : string.Empty).Append(pieces[^1]);
        }

        if (packed.Length > 0)
        {
            yield return packed.ToString();
        }
    }

    private static int Fitting(ReadOnlySpan<char> text, int limit)
    {
        var most = Most(text, limit);
        var blank = most == text.Length ? -1 : text[..most].LastIndexOfAny(' ', '\n');
        return blank >= most / 2 ? blank + 1 : most;
    }

    private static int Most(ReadOnlySpan<char> text, int limit)
    {
        var most = 0;
        for (var length = 0; most < text.Length && (length += Escaped(text[most])) <= limit; most++)
        {
        }

        return most > 0 && most < text.Length && char.IsSurrogatePair(text[most - 1], text[most]) ? most - 1 : most;
    }

    private static int Escaped(char one) => one switch { '&' => 5, '<' or '>' => 4, _ => 1 };
}

/// <summary>A line of mrkdwn: a mark of ours, such as a number or a bold label, and a text that is still to be escaped.</summary>
internal sealed record MarkedLine(string Mark, string Text)
{
    public IReadOnlyList<string> Pieces(int limit) => [.. Mrkdwn.Pieces(Text, limit - Mark.Length).Select(Mrkdwn.Escape).DefaultIfEmpty(string.Empty).Select((piece, index) => index == 0 ? Mark + piece : piece)];
}
