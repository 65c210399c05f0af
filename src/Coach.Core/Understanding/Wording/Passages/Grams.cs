using System.Numerics;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Wording.Passages;

/// <summary>A word, the beginning of one, or a few words near each other, by their hash.</summary>
/// <param name="From">The first of its tokens.</param>
/// <param name="To">After the last of its tokens.</param>
internal readonly record struct Gram(uint Hash, int From, int To);

/// <summary>Cuts text into grams: single words, their first five letters, and pairs and triples that don't cross the end of a sentence.</summary>
internal static class Grams
{
    private const int StemLength = 5;
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private const uint Stem = 1;
    private const uint Pair = 2;
    private const uint Skip = 3;
    private const uint Triple = 4;

    /// <summary>The hash of one word. All numbers are one word.</summary>
    public static uint Of(string word) => Of(char.IsAsciiDigit(word[0]) ? "#" : word.AsSpan());

    /// <summary>The grams of some tokens.</summary>
    public static IEnumerable<Gram> Of(Token[] tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var first = Of(tokens[at].Word);
            yield return new(first, at, at + 1);
            if (tokens[at].Word.Length > StemLength)
            {
                yield return new(Joined(Of(tokens[at].Word.AsSpan(0, StemLength)), 0, Stem), at, at + 1);
            }

            foreach (var longer in Longer(tokens, first, at, to))
            {
                yield return longer;
            }
        }
    }

    private static IEnumerable<Gram> Longer(Token[] tokens, uint first, int at, int to)
    {
        if (at + 1 >= to || tokens[at + 1].Sentence != tokens[at].Sentence)
        {
            yield break;
        }

        var pair = Joined(first, Of(tokens[at + 1].Word), Pair);
        yield return new(pair, at, at + 2);
        if (at + 2 < to && tokens[at + 2].Sentence == tokens[at].Sentence)
        {
            var third = Of(tokens[at + 2].Word);
            yield return new(Joined(first, third, Skip), at, at + 3);
            yield return new(Joined(pair, third, Triple), at, at + 3);
        }
    }

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    private static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var unit in word)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    private static uint Joined(uint one, uint other, uint kind)
    {
        var mixed = (one ^ BitOperations.RotateLeft(other * Prime, 13) ^ (kind * 0x9E3779B9)) * 0x85EBCA6B;
        return (mixed ^ (mixed >> 15)) * 0xC2B2AE35;
    }
}
