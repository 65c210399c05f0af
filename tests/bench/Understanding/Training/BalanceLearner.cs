using Coach.Core.Understanding.Wording;

namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>Learns how much the voices and the cues count.</summary>
internal static class BalanceLearner
{
    private const int Steps = 400;
    private const float Rate = 0.05f;
    private const float Pull = 2;

    /// <summary>Cues and odds must come from weights that were learned without the sample.</summary>
    public static Balance Learn(IReadOnlyList<(Sample Sample, Hint[] Hints)> known)
    {
        var decay = Pull / (known.Count * Readable.Values.Length);
        var shared = new Descent(new float[Hint.Length], Rate, decay);
        var cued = new Descent(new float[Readable.Values.Length], Rate, 2 * decay);
        var bias = new Descent(new float[Readable.Values.Length], Rate, decay);
        var balance = new Balance(shared.Values, cued.Values, bias.Values);
        for (var step = 0; step < Steps; step++)
        {
            foreach (var (sample, hints) in known)
            {
                Follow(balance, sample, hints, (shared.Gradient, cued.Gradient, bias.Gradient));
            }

            foreach (var learned in (Descent[])[shared, cued, bias])
            {
                Scale(learned.Gradient, 1f / (known.Count * Readable.Values.Length));
                learned.Step(1 - ((float)step / Steps));
            }
        }

        return balance;
    }

    /// <summary>How well a fact is read from a likelihood on, by voices and balance alone.</summary>
    public static Tally Score(IReadOnlyList<(Sample Sample, float[] Likely)> judged, string fact, float threshold) =>
        judged.Aggregate(default(Tally), (sum, one) => sum + Scoring.Score(one.Sample.Message, fact, [.. Read(one.Likely, fact, threshold)]));

    private static IEnumerable<string> Read(float[] likely, string fact, float threshold) =>
        Enumerable.Range(0, likely.Length)
            .Where(value => Readable.Values[value].Fact == fact && likely[value] >= threshold)
            .OrderByDescending(value => likely[value])
            .Take(Readable.IsSet(fact) ? int.MaxValue : 1)
            .Select(value => Readable.Values[value].Value);

    private static void Follow(Balance balance, Sample sample, Hint[] hints, (float[] Shared, float[] Cued, float[] Bias) gradient)
    {
        for (var value = 0; value < hints.Length; value++)
        {
            if (float.IsNaN(sample.Targets[value]))
            {
                continue;
            }

            var slope = balance.Likelihood(hints[value], value) - sample.Targets[value];
            var numbers = hints[value].Numbers;
            for (var i = 0; i < numbers.Length; i++)
            {
                gradient.Shared[i] += slope * numbers[i];
            }

            gradient.Cued[value] += hints[value].IsCued ? slope : 0;
            gradient.Bias[value] += slope;
        }
    }

    private static void Scale(float[] numbers, float by)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] *= by;
        }
    }
}
