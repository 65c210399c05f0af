using System.Collections.Immutable;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Text;
using Coach.Core.Understanding.Wording;

namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>A labelled message as it is learned from.</summary>
/// <param name="IsFresh">Whether it was written after the cues, so that they can be judged by it.</param>
/// <param name="Targets">For each value 1 if it is labelled, 0 if not, not a number where it doesn't matter.</param>
internal sealed record Sample(Labelled Message, bool IsFresh, Heard Heard, float[] Targets)
{
    /// <summary>The places of its sentences among its tokens.</summary>
    public IEnumerable<(int From, int To)> Sentences
    {
        get
        {
            MessageText text = Heard.Message;
            for (var from = 0; from < text.Tokens.Length; from = text.SentenceEnds[from])
            {
                yield return (from, text.SentenceEnds[from]);
            }
        }
    }

    public static Sample Of(Labelled message, bool isFresh) => new(
        message,
        isFresh,
        Heard.In(message.Text, new ReadingContext(message.Id, message.Now, message.Locale, Scoring.Cues)),
        [.. Readable.Values.Select(one => Target(message.Of(one.Fact), one.Value))]);

    /// <summary>Numbers its situation, so that all messages of one fall into the same part of the corpus.</summary>
    public static ImmutableDictionary<string, int> Parts(IEnumerable<Sample> samples, int count)
    {
        var situations = samples.Select(one => one.Message.Situation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        new Random(1).Shuffle(situations);
        return situations.Select((situation, index) => (situation, part: index % count)).ToImmutableDictionary(one => one.situation, one => one.part, StringComparer.Ordinal);
    }

    private static float Target(Label label, string value) => label.Right.Contains(value) ? 1 : label.Optional.Contains(value) ? float.NaN : 0;
}
