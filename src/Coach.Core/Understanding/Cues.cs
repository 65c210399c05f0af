using System.Collections.Immutable;

namespace Coach.Core.Understanding;

/// <summary>Words that stand for a value.</summary>
public sealed record Cue<T>(T Value, string Words);

/// <summary>Finds cues in a message as whole words, and leaves out those that are denied.</summary>
public static class Cues
{
    private static readonly string[] Denials = ["not", "not just", "not only", "no", "isn't", "isn't just", "more than", "more than just", "beyond", "without"];

    public static ImmutableArray<Spotted<T>> All<T>(string text, ImmutableArray<Cue<T>> cues)
    {
        var straight = text.Replace('\u2019', '\'');
        return [.. cues.Select(cue => First(text, straight, cue)).OfType<Spotted<T>>().OrderBy(found => found.Offset)];
    }

    private static Spotted<T>? First<T>(string text, string straight, Cue<T> cue)
    {
        for (var at = Find(straight, cue.Words, 0); at >= 0; at = Find(straight, cue.Words, at + 1))
        {
            if (IsWhole(straight, at, cue.Words.Length) && !IsDenied(straight[..at]))
            {
                return new(cue.Value, text.Substring(at, cue.Words.Length), at);
            }
        }

        return null;
    }

    private static int Find(string text, string words, int from) => from > text.Length ? -1 : text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    private static bool IsDenied(string before)
    {
        var words = before.TrimEnd();
        return Denials.Any(denial => words.EndsWith(denial, StringComparison.OrdinalIgnoreCase) && IsWhole(words, words.Length - denial.Length, denial.Length));
    }
}
