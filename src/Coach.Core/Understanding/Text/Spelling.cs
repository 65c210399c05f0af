using System.Collections.Frozen;

namespace Coach.Core.Understanding.Text;

/// <summary>Brings words into the one form that cues are written in: shorthand, British spelling, and one slip in a common long word.</summary>
internal sealed class Spelling
{
    private const int ShortestMisspelt = 6;

    private readonly FrozenDictionary<string, string> variants;
    private readonly FrozenSet<string> common;
    private readonly FrozenDictionary<string, string> slips;

    /// <summary>Takes the lists of the file of cues.</summary>
    /// <param name="variants">Shorthand and other spellings, each with its canonical word.</param>
    /// <param name="common">Words that are recognised with one wrong, missing, doubled or swapped letter.</param>
    public Spelling(IReadOnlyDictionary<string, string> variants, IEnumerable<string> common)
    {
        this.variants = variants.ToFrozenDictionary(StringComparer.Ordinal);
        this.common = common.ToFrozenSet(StringComparer.Ordinal);
        var deletions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in this.common)
        {
            foreach (var shorter in Shortened(word).Append(word))
            {
                deletions.TryAdd(shorter, word);
            }
        }

        slips = deletions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The canonical word, and for a contraction ("they're") the second word with the length of the first as it was written.</summary>
    public (string First, string? Second, int FirstLength) Canonical(string raw)
    {
        var word = variants.GetValueOrDefault(raw, raw);
        var apostrophe = word.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe <= 0 || word.EndsWith("n't", StringComparison.Ordinal))
        {
            return (American(word), null, raw.Length);
        }

        return Second(word, apostrophe) is { } second ? (word[..apostrophe], second, Math.Min(apostrophe, raw.Length - 1)) : (word[..apostrophe], null, raw.Length);
    }

    private static string? Second(string word, int apostrophe) => word.AsSpan(apostrophe + 1) switch
    {
        "re" => "are",
        "ve" => "have",
        "ll" => "will",
        "d" => "would",
        "m" => "am",
        "s" when word is "it's" or "that's" or "there's" or "he's" or "she's" or "what's" or "who's" or "nobody's" or "everyone's" or "here's" or "where's" or "how's" => "is",
        _ => null,
    };

    private string American(string word)
    {
        var plain = word switch
        {
            _ when word.Length < ShortestMisspelt => word,
            _ when word.EndsWith("ise", StringComparison.Ordinal) && word is not ("otherwise" or "exercise" or "expertise" or "likewise" or "supervise" or "advise" or "precise" or "promise" or "practise" or "premise" or "franchise" or "merchandise" or "improvise" or "surprise" or "revise" or "enterprise" or "concise" or "compromise") => word[..^3] + "ize",
            _ when word.EndsWith("ising", StringComparison.Ordinal) && !word.StartsWith("superv", StringComparison.Ordinal) && word is not ("rising" or "raising" or "advising" or "revising" or "promising" or "improvising" or "practising" or "exercising" or "surprising") => word[..^5] + "izing",
            _ when word.EndsWith("ised", StringComparison.Ordinal) && word is not ("advised" or "raised" or "revised" or "promised" or "supervised" or "practised" or "improvised" or "surprised" or "compromised" or "exercised") => word[..^4] + "ized",
            _ => word,
        };
        return plain.Length >= ShortestMisspelt && !common.Contains(plain) ? Corrected(plain) : plain;
    }

    private string Corrected(string word)
    {
        foreach (var shorter in Shortened(word).Prepend(word))
        {
            if (slips.TryGetValue(shorter, out var meant) && IsOneSlip(word, meant))
            {
                return meant;
            }
        }

        return word;
    }

    private static IEnumerable<string> Shortened(string word) => Enumerable.Range(0, Math.Min(word.Length, 24)).Select(at => word.Remove(at, 1));

    /// <summary>One letter wrong, missing, too many, or two neighbours swapped; never a plural or another tense of the word.</summary>
    private static bool IsOneSlip(string word, string meant)
    {
        var (left, right) = (0, 0);
        var shorter = Math.Min(word.Length, meant.Length);
        while (left < shorter && word[left] == meant[left])
        {
            left++;
        }

        while (right < shorter - left && word[^(right + 1)] == meant[^(right + 1)])
        {
            right++;
        }

        var (tail, tailOfMeant) = (word[left..^right], meant[left..^right]);
        var isEnding = right == 0 && (tail is "s" or "d" or "r" or "y" or "e" or "" || tailOfMeant is "s" or "d" or "r");
        return !isEnding && tail.Length <= 2 && tailOfMeant.Length <= 2 && (tail.Length + tailOfMeant.Length <= 2 || (tail.Length == 2 && tail[0] == tailOfMeant[^1] && tail[^1] == tailOfMeant[0]));
    }
}
