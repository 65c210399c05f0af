using System.Buffers;
using System.Globalization;
using System.Text;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>Text on a card, as the person wrote it.</summary>
/// <remarks>
/// Clients disagree about Markdown in a TextBlock and about how to escape it; a TextRun has none.
/// So only a heading without such characters is a TextBlock, for the sake of screen readers.
/// </remarks>
internal static class CardText
{
    private const int LongestWord = 30;
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_~[]<&|{\r\n");

    public static CardElement Heading(string text) =>
        IsMarked(text)
        ? Line([new TextRun(Literal(text)) { Weight = "Bolder", Size = "Medium" }]) with { Spacing = "Medium" }
        : new CardElement.TextBlock(text, "heading", "Medium", "Bolder") { Spacing = "Medium" };

    public static IEnumerable<CardElement> Plain(string text) => Lines(text, line => new TextRun(line));

    public static IEnumerable<CardElement> Bold(string text) => Lines(text, line => new TextRun(line) { Weight = "Bolder" });

    /// <summary>Plain text that belongs to what stands above it.</summary>
    public static IEnumerable<CardElement> Close(string text) => Lines(text, line => new TextRun(line)).Select(line => line with { Spacing = "Small" });

    public static IEnumerable<CardElement> Label(string text) => Lines(text, line => new TextRun(line) { Size = "Small", IsSubtle = true });

    /// <summary>A value with the words it came from, close below its label.</summary>
    public static IEnumerable<CardElement> Quoted(string value, string? quote) =>
        [Line([new TextRun(Literal(value)), .. Quote(quote)]) with { Spacing = "None" }];

    private static IEnumerable<TextRun> Quote(string? quote) =>
        quote is null ? [] : [new TextRun(Literal($"  “{quote}”")) { Italic = true, IsSubtle = true }];

    private static IEnumerable<CardElement> Lines(string text, Func<string, TextRun> style) =>
        Literal(text).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((line, index) => Line([style(line)]) with { Spacing = index == 0 ? null : "Small" });

    private static CardElement.RichTextBlock Line(IReadOnlyList<TextRun> runs) => new(runs);

    // {{DATE(...)}} and {{TIME(...)}} are the only thing a client still computes in a TextRun; a word joiner breaks them unseen. Twice, because of "{{{".
    private static string Literal(string text) => Breakable(Parted(Parted(text.ReplaceLineEndings("\n"))));

    /// <summary>An address has no blanks, and a TextRun breaks only there: on a phone it would be cut off. Most texts hold no such word, and stay as they are.</summary>
    private static string Breakable(string text) => HasLongWord(text) ? Broken(text) : text;

    private static bool HasLongWord(string text)
    {
        var word = 0;
        foreach (var unit in text)
        {
            word = char.IsWhiteSpace(unit) ? 0 : word + 1;
            if (word > LongestWord)
            {
                return true;
            }
        }

        return false;
    }

    private static string Broken(string text)
    {
        var (broken, word) = (new StringBuilder(text.Length), 0);
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            word = char.IsWhiteSpace(element[0]) ? 0 : word + 1;
            broken.Append(word > LongestWord && word % LongestWord == 1 ? "\u200b" : "").Append(element);
        }

        return broken.ToString();
    }

    private static string Parted(string text) => text.Replace("{{", "{\u2060{", StringComparison.Ordinal);

    private static bool IsMarked(ReadOnlySpan<char> text) =>
        text.ContainsAny(Marks) || text.TrimStart() is ['#' or '>' or '+' or '-', ..] || text.TrimStart().TrimStart("0123456789") is ['.' or ')', ..];
}
