using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>The thought of a long message that tells what people should do: a sentence of it, or a part between commas; else how it begins.</summary>
internal static class Excerpt
{
    public const int Longest = 160;
    private const int FewestWords = 4;
    private static readonly char[][] Ends = [['.', '!', '?', '\n'], ['.', '!', '?', '\n', ',', ';', ':']];

    /// <summary>The performance as that thought, with its place in the message.</summary>
    /// <param name="told">The words that a cue took for it.</param>
    public static PerformanceNamed Of(PerformanceNamed said, Evidence? told, string text)
    {
        var begins = said.Because.Source >= EvidenceSource.Answered ? said.Because.Offset ?? 0 : 0; // after a greeting
        var (start, length) = text.Trim().Length <= Longest ? (begins, text.Length - begins) : Thought(text, told?.Offset ?? begins, orLater: false) ?? Thought(text, begins, orLater: true) ?? Beginning(text);
        var thought = text.Substring(start, length).Trim();
        return new(thought, said.Because with { Quote = thought, Offset = text.IndexOf(thought, start, StringComparison.Ordinal) });
    }

    /// <summary>The largest part at a place that is short enough and tells enough.</summary>
    private static (int Start, int Length)? Thought(string text, int at, bool orLater)
    {
        foreach (var ends in Ends)
        {
            var parts = Parts(text, text.AsSpan(0, at).LastIndexOfAny(ends) + 1, ends);
            var found = (orLater ? parts : parts.Take(1)).FirstOrDefault(part => IsEnough(text.AsSpan(part.Start, part.Length).Trim()));
            if (found.Length > 0)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<(int Start, int Length)> Parts(string text, int start, char[] ends)
    {
        while (start < text.Length)
        {
            var after = text.IndexOfAny(ends, start);
            var end = after < 0 ? text.Length : after;
            yield return (start, end - start);
            start = end + 1;
        }
    }

    private static bool IsEnough(ReadOnlySpan<char> thought) => thought.Length <= Longest && thought.Count(' ') + 1 >= FewestWords;

    private static (int Start, int Length) Beginning(string text) => (0, text.LastIndexOf(' ', Longest) is > 0 and var blank ? blank : Longest);
}
