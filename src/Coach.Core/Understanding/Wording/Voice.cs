using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Core.Understanding.Wording;

/// <summary>Linear weights: what each gram and each number of the meaning says for and against each value.</summary>
/// <param name="Scales">For each value: what one unit of a gram's weight is worth.</param>
/// <param name="Grams">Weights of the grams, row by row, one for each value.</param>
/// <param name="Meaning">Weights of the meaning, number by number, one for each value.</param>
/// <param name="Bias">For each value: what is said without any word.</param>
internal sealed record Voice(float[] Scales, sbyte[] Grams, float[] Meaning, float[] Bias)
{
    public static Voice Read(ref ByteReader reader, int grams, int meaning)
    {
        var values = Readable.Values.Length;
        return new(reader.Take<float>(values), reader.Take<sbyte>(grams * values), reader.Take<float>(meaning * values), reader.Take<float>(values));
    }

    /// <summary>For each value the logarithm of the odds that the passage says it.</summary>
    public float[] Of(Passage passage)
    {
        var values = Bias.Length;
        var odds = new float[values];
        foreach (var gram in passage.Grams)
        {
            var weights = Grams.AsSpan(gram.Row * values, values);
            for (var value = 0; value < values; value++)
            {
                odds[value] += gram.Strength * weights[value];
            }
        }

        for (var value = 0; value < values; value++)
        {
            odds[value] = (odds[value] * Scales[value]) + Bias[value];
        }

        AddMeaning(odds, passage.Meaning);
        return odds;
    }

    /// <summary>What one gram adds to the odds of a value.</summary>
    public float Share(KnownGram gram, int value) => gram.Strength * Grams[(gram.Row * Bias.Length) + value] * Scales[value];

    /// <summary>One passage that says it is enough: the logarithm of the summed odds.</summary>
    public static float Any(IReadOnlyList<float[]> odds, int value)
    {
        var most = odds.Max(one => one[value]);
        return most + MathF.Log(odds.Sum(one => MathF.Exp(one[value] - most)));
    }

    private void AddMeaning(float[] odds, float[] meaning)
    {
        var values = odds.Length;
        for (var i = 0; i < meaning.Length; i++)
        {
            var weights = Meaning.AsSpan(i * values, values);
            for (var value = 0; value < values; value++)
            {
                odds[value] += meaning[i] * weights[value];
            }
        }
    }
}
