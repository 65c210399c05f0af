using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Core.Understanding.Wording;

/// <summary>All that speaks for or against one value in a message.</summary>
/// <param name="Sentences">Logarithm of the odds by the sentences one by one.</param>
/// <param name="Message">The same by the message as a whole.</param>
/// <param name="IsCued">Whether the cues read this value.</param>
/// <param name="IsContradicted">Whether the cues read another value of the fact.</param>
/// <param name="Hits">How many cues of this value stand in the message, also those that lost to others.</param>
internal readonly record struct Hint(float Sentences, float Message, bool IsCued, bool IsContradicted, int Hits)
{
    private const float MostOdds = 9;
    private const float HitsWorth = 0.5f;
    private const int MostHits = 3;

    /// <summary>How many numbers a hint is weighed by.</summary>
    public const int Length = 6;

    public float[] Numbers =>
    [
        Math.Clamp(Sentences, -MostOdds, MostOdds), Math.Clamp(Message, -MostOdds, MostOdds), IsCued ? 1 : 0, IsContradicted ? 1 : 0, Hits > 0 && !IsCued ? 1 : 0, HitsWorth * Math.Min(Hits, MostHits),
    ];

    /// <summary>The hints for all values of <see cref="Readable.Values"/>.</summary>
    /// <param name="cued">What the cues read, by fact.</param>
    public static Hint[] All(Heard heard, ILookup<string, string> cued, Said said)
    {
        var hits = Readable.Facts.SelectMany(fact => heard.Of(fact)).CountBy(hit => (hit.Cue.Fact, hit.Cue.Value)).ToDictionary();
        return [.. Readable.Values.Select((one, index) => new Hint(
            said.BySentences[index],
            said.ByMessage[index],
            cued[one.Fact].Contains(one.Value, StringComparer.Ordinal),
            cued[one.Fact].Any(value => value != one.Value),
            hits.GetValueOrDefault(one)))];
    }
}

/// <summary>What both voices say of a message, for each value as the logarithm of the odds.</summary>
/// <param name="Sentences">Each sentence with its own odds.</param>
internal sealed record Said(IReadOnlyList<(Passage Passage, float[] Odds)> Sentences, float[] BySentences, float[] ByMessage);
