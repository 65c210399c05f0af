using System.Collections.Frozen;
using System.Globalization;

namespace Coach.Core.Understanding.Text;

/// <summary>Cuts a message into words. One pass; every token is a piece of the text, except that "do not" is one token.</summary>
internal static class Tokenizer
{
    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(["but", "because", "although", "though", "whereas", "however"], StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Negated = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["do"] = "don't",
        ["does"] = "doesn't",
        ["did"] = "didn't",
        ["is"] = "isn't",
        ["are"] = "aren't",
        ["was"] = "wasn't",
        ["were"] = "weren't",
        ["can"] = "can't",
        ["could"] = "couldn't",
        ["have"] = "haven't",
        ["has"] = "hasn't",
        ["had"] = "hadn't",
        ["will"] = "won't",
        ["would"] = "wouldn't",
        ["should"] = "shouldn't",
        ["must"] = "mustn't",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Token[] Split(string text, Spelling spelling)
    {
        var cut = new Cut([], 0, 0);
        var at = 0;
        while (at < text.Length)
        {
            var end = WordEnd(text, at);
            if (end == at)
            {
                cut.Pass(text, at);
                at++;
            }
            else
            {
                cut.Add(text, at, end, spelling);
                at = end;
            }
        }

        return [.. cut.Tokens];
    }

    private static int WordEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsInside(text, at, end))
        {
            end++;
        }

        return end;
    }

    private static bool IsInside(string text, int start, int at)
    {
        var character = text[at];
        if (char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        {
            return at == start || !TurnsToLetters(text, start, at);
        }

        var isBetween = at > start && at + 1 < text.Length;
        return isBetween && character switch
        {
            '\'' or '\u2019' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
            ',' or '.' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }

    /// <summary>"3rd" stays one word and "25k" too, but "10am" and "90mins" are a number and a word.</summary>
    private static bool TurnsToLetters(string text, int start, int at) =>
        char.IsAsciiDigit(text[start]) && char.IsLetter(text[at]) && char.IsAsciiDigit(text[at - 1]) && !IsTail(text, at);

    private static bool IsTail(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text.AsSpan(at, end - at) is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH" or "k" or "K" or "x";
    }

    /// <summary>What has been cut so far.</summary>
    private sealed record Cut(List<Token> Tokens, int Sentence, int Clause)
    {
        private int sentence;
        private int clause;

        /// <summary>Passes a character that belongs to no word: it may end a sentence or a clause.</summary>
        public void Pass(string text, int at)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            switch (text[at])
            {
                case '.' or '!' or '?' or ';' or '\n' or '\r' or '\u2026' or '\u3002' when !(text[at] == '.' && char.IsLetterOrDigit(next) && char.IsLower(next)):
                    sentence++;
                    clause++;
                    break;
                case ',' or ':' or '(' or ')' or '\u2013' or '\u2014' or '"':
                case '-' when next == ' ' || (at > 0 && text[at - 1] == ' '):
                    clause++;
                    break;
            }
        }

        public void Add(string text, int start, int end, Spelling spelling)
        {
            var raw = text[start..end].Replace('\u2019', '\'').ToLowerInvariant();
            var (word, second, firstLength) = spelling.Canonical(raw);
            if (Joints.Contains(word))
            {
                clause++;
            }

            if (word == "not" && Joined(text, start, end))
            {
                return;
            }

            Tokens.Add(new(start, second is null ? end : start + firstLength, word, sentence, clause));
            if (second is not null)
            {
                Tokens.Add(new(start + firstLength, end, second, sentence, clause));
            }
        }

        /// <summary>"do not" becomes one token, so that it reads like "don't".</summary>
        private bool Joined(string text, int start, int end)
        {
            if (Tokens.Count == 0 || Tokens[^1] is var last && (last.Clause != clause || start - last.End != 1 || text[last.End] != ' ' || !Negated.ContainsKey(last.Word)))
            {
                return false;
            }

            Tokens[^1] = Tokens[^1] with { End = end, Word = Negated[Tokens[^1].Word] };
            return true;
        }
    }
}
