namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>Numbers that are learned by gradient descent (Adam), with a pull towards zero.</summary>
internal sealed class Descent(float[] values, float rate, float decay)
{
    private const float FirstMoment = 0.9f;
    private const float SecondMoment = 0.999f;

    private readonly float[] first = new float[values.Length];
    private readonly float[] second = new float[values.Length];
    private int steps;

    public float[] Values => values;

    public float[] Gradient { get; } = new float[values.Length];

    /// <summary>Takes one step against the gradient, and clears it.</summary>
    /// <param name="pace">Share of the rate, falling as the learning goes on.</param>
    public void Step(float pace)
    {
        steps++;
        var (firstBias, secondBias) = (1 - MathF.Pow(FirstMoment, steps), 1 - MathF.Pow(SecondMoment, steps));
        for (var i = 0; i < values.Length; i++)
        {
            var slope = Gradient[i] + (decay * values[i]);
            first[i] = (FirstMoment * first[i]) + ((1 - FirstMoment) * slope);
            second[i] = (SecondMoment * second[i]) + ((1 - SecondMoment) * slope * slope);
            values[i] -= rate * pace * (first[i] / firstBias) / (MathF.Sqrt(second[i] / secondBias) + 1e-8f);
        }

        Array.Clear(Gradient);
    }
}
