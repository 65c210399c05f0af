using System.Numerics;
using System.Runtime.InteropServices;
using Coach.Core.Understanding.Wording;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>Learns the weights of one voice: a message says a value if any of its passages does.</summary>
internal sealed class VoiceLearner
{
    private const int Rounds = 8;
    private const int Batch = 64;
    private const float Rate = 0.02f;
    private const float Slowing = 0.9f;
    private const float GramsDropped = 0.3f;
    private const float NumbersDropped = 0.2f;
    private const float MeaningWorth = 0.1f;
    private const float FirstBias = -2.5f;

    private static readonly int Count = Readable.Values.Length;

    private readonly (Passage[] Passages, float[] Targets)[] samples;
    private readonly Random random = new(7);
    private readonly float[] centre;
    private readonly float[] spread;
    private readonly Descent grams;
    private readonly Descent meaning;
    private readonly Descent bias;

    private VoiceLearner((Passage[] Passages, float[] Targets)[] samples, int gramCount)
    {
        this.samples = samples;
        var all = samples.SelectMany(one => one.Passages).Select(one => one.Meaning).ToList();
        var length = all[0].Length;
        centre = [.. Enumerable.Range(0, length).Select(i => all.Average(one => one[i]))];
        spread = [.. Enumerable.Range(0, length).Select(i => MathF.Sqrt(all.Average(one => (one[i] - centre[i]) * (one[i] - centre[i]))) + 1e-6f)];
        grams = new(new float[gramCount * Count], Rate, 1e-5f);
        meaning = new(new float[length * Count], Rate, 1e-4f);
        bias = new([.. Enumerable.Repeat(FirstBias, Count)], Rate / 4, 0);
    }

    public static Voice Learn((Passage[] Passages, float[] Targets)[] samples, int gramCount)
    {
        var learner = new VoiceLearner(samples, gramCount);
        var pace = 1f;
        for (var round = 0; round < Rounds; round++)
        {
            pace *= Slowing;
            learner.Round(pace);
        }

        return learner.Learned();
    }

    private void Round(float pace)
    {
        var order = Enumerable.Range(0, samples.Length).ToArray();
        random.Shuffle(order);
        foreach (var batch in order.Chunk(Batch))
        {
            foreach (var index in batch)
            {
                Follow(samples[index].Passages, samples[index].Targets, 1f / batch.Length);
            }

            grams.Step(pace);
            meaning.Step(pace);
            bias.Step(pace);
        }
    }

    /// <summary>Adds the slope of one message's loss: the logistic loss of the summed odds of its passages.</summary>
    private void Follow(Passage[] passages, float[] targets, float share)
    {
        var heard = passages.Select(Dropped).ToList();
        var odds = heard.ConvertAll(Odds);
        for (var value = 0; value < Count; value++)
        {
            var any = Voice.Any(odds, value);
            var slope = float.IsNaN(targets[value]) ? 0 : share * ((1 / (1 + MathF.Exp(-any))) - targets[value]);
            bias.Gradient[value] += slope;
            odds.ForEach(one => one[value] = slope * MathF.Exp(one[value] - any));
        }

        foreach (var (passage, slopes) in heard.Zip(odds))
        {
            Blame(passage, slopes);
        }
    }

    /// <summary>Gives each weight its part of the slopes.</summary>
    private void Blame(Passage passage, float[] slopes)
    {
        foreach (var gram in passage.Grams)
        {
            Add(slopes, gram.Strength, grams.Gradient.AsSpan(gram.Row * Count, Count));
        }

        for (var i = 0; i < passage.Meaning.Length; i++)
        {
            Add(slopes, passage.Meaning[i], meaning.Gradient.AsSpan(i * Count, Count));
        }
    }

    private float[] Odds(Passage passage)
    {
        var odds = (float[])bias.Values.Clone();
        foreach (var gram in passage.Grams)
        {
            Add(grams.Values.AsSpan(gram.Row * Count, Count), gram.Strength, odds);
        }

        for (var i = 0; i < passage.Meaning.Length; i++)
        {
            Add(meaning.Values.AsSpan(i * Count, Count), passage.Meaning[i], odds);
        }

        return odds;
    }

    private static void Add(ReadOnlySpan<float> numbers, float times, Span<float> to)
    {
        if (times == 0)
        {
            return;
        }

        var many = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < many.Length; i++)
        {
            sums[i] += times * many[i];
        }

        for (var i = many.Length * Vector<float>.Count; i < numbers.Length; i++)
        {
            to[i] += times * numbers[i];
        }
    }

    /// <summary>A passage with some of its grams and numbers left out, so that none is relied on alone.</summary>
    private Passage Dropped(Passage passage) => new(
        [.. passage.Grams.Where(_ => random.NextSingle() >= GramsDropped).Select(one => one with { Strength = one.Strength / (1 - GramsDropped) })],
        [.. passage.Meaning.Select((number, i) => random.NextSingle() < NumbersDropped ? 0 : Standard(number, i) / (1 - NumbersDropped))]);

    private float Standard(float number, int i) => MeaningWorth * (number - centre[i]) / spread[i];

    /// <summary>The weights as they are shipped: for plain numbers, and those of the grams rounded to bytes.</summary>
    private Voice Learned()
    {
        var scales = new float[Count];
        var plain = new float[meaning.Values.Length];
        var offset = (float[])bias.Values.Clone();
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = meaning.Values[i] * MeaningWorth / spread[i / Count];
            offset[i % Count] -= plain[i] * centre[i / Count];
        }

        for (var i = 0; i < grams.Values.Length; i++)
        {
            scales[i % Count] = MathF.Max(scales[i % Count], MathF.Abs(grams.Values[i]) / sbyte.MaxValue);
        }

        return new(scales, [.. grams.Values.Select((weight, i) => (sbyte)MathF.Round(weight / MathF.Max(scales[i % Count], 1e-9f)))], plain, offset);
    }
}
