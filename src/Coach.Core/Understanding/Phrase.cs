using System.Text;

namespace Coach.Core.Understanding;

/// <summary>Text as it is compared: lower case, straight quotes, single blanks, no punctuation at either end.</summary>
public static class Phrase
{
    private static readonly char[] Edges = [' ', '.', '!', '?', ',', ';', ':', '…', '"', '(', ')', '[', ']', '*', '_'];

    public static string Of(string text)
    {
        var phrase = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            Append(phrase, character);
        }

        return phrase.ToString().Trim(Edges);
    }

    /// <summary>Whether a phrase holds these words as whole words.</summary>
    public static bool Holds(string phrase, string words)
    {
        for (var at = phrase.IndexOf(words, StringComparison.Ordinal); at >= 0; at = phrase.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(phrase, at - 1) && IsEdge(phrase, at + words.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEdge(string phrase, int at) => at < 0 || at >= phrase.Length || !char.IsLetterOrDigit(phrase[at]);

    private static void Append(StringBuilder phrase, char character)
    {
        var plain = character switch
        {
            '\u2018' or '\u2019' => '\'',
            '\u201c' or '\u201d' => '"',
            _ when char.IsWhiteSpace(character) => ' ',
            _ => char.ToLowerInvariant(character),
        };
        if (plain != ' ' || (phrase.Length > 0 && phrase[^1] != ' '))
        {
            phrase.Append(plain);
        }
    }
}
