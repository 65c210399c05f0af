namespace Coach.Core.Understanding.Wording;

/// <summary>How much the voices and the cues count against each other.</summary>
/// <param name="Shared">One weight for each number of a hint.</param>
/// <param name="Cued">For each value: how much more its cues count.</param>
/// <param name="Bias">For each value.</param>
internal sealed record Balance(float[] Shared, float[] Cued, float[] Bias)
{
    public static Balance Read(ref ByteReader reader)
    {
        var values = Readable.Values.Length;
        return new(reader.Take<float>(Hint.Length), reader.Take<float>(values), reader.Take<float>(values));
    }

    /// <summary>The likelihood of a value, from 0 to 1.</summary>
    public float Likelihood(Hint hint, int value)
    {
        var odds = Bias[value] + (hint.IsCued ? Cued[value] : 0);
        var numbers = hint.Numbers;
        for (var i = 0; i < numbers.Length; i++)
        {
            odds += Shared[i] * numbers[i];
        }

        return 1 / (1 + MathF.Exp(-odds));
    }
}
