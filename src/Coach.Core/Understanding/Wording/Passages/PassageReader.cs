using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Wording.Passages;

/// <summary>Makes numbers of words.</summary>
internal sealed class PassageReader
{
    private const float Norm = 2;

    private readonly WordVectors vectors;
    private readonly Dictionary<uint, int> rows;
    private readonly float[] rarity;
    private readonly float rarest;

    /// <summary>Knows these grams, each with the logarithm of how many messages there are to one that holds it.</summary>
    public PassageReader(WordVectors vectors, uint[] grams, float[] rarity, float rarest)
    {
        (this.vectors, this.rarity, this.rarest) = (vectors, rarity, rarest);
        rows = new(grams.Length);
        foreach (var gram in grams)
        {
            rows.Add(gram, rows.Count);
        }
    }

    public int MeaningLength => 3 * vectors.Length;

    public Passage Read(Token[] tokens, int from, int to) => new(Known(tokens, from, to), Meaning(tokens, from, to));

    private KnownGram[] Known(Token[] tokens, int from, int to)
    {
        var seen = new HashSet<int>();
        var known = new List<KnownGram>();
        var sum = 0f;
        foreach (var gram in Grams.Of(tokens, from, to))
        {
            if (rows.TryGetValue(gram.Hash, out var row) && seen.Add(row))
            {
                known.Add(new(row, rarity[row], gram));
                sum += rarity[row] * rarity[row];
            }
        }

        var scale = Norm / (MathF.Sqrt(sum) + 1e-6f);
        return [.. known.Select(one => one with { Strength = one.Strength * scale })];
    }

    private float[] Meaning(Token[] tokens, int from, int to)
    {
        var (meaning, length, sum) = (new float[MeaningLength], vectors.Length, 0f);
        for (var at = from; at < to; at++)
        {
            var word = Grams.Of(tokens[at].Word);
            if (vectors.Of(word) is { IsEmpty: false } vector)
            {
                var weight = rows.TryGetValue(word, out var row) ? rarity[row] : rarest;
                Add(meaning, vector, weight, isFirst: sum == 0);
                sum += weight * weight;
            }
        }

        var scale = Norm / (MathF.Sqrt(sum) + 1e-6f);
        foreach (ref var number in meaning.AsSpan(0, length))
        {
            number *= scale;
        }

        return meaning;
    }

    private static void Add(float[] meaning, ReadOnlySpan<sbyte> vector, float weight, bool isFirst)
    {
        var length = vector.Length;
        var mean = meaning.AsSpan(0, length);
        var most = meaning.AsSpan(length, length);
        var least = meaning.AsSpan(2 * length);
        for (var i = 0; i < length; i++)
        {
            var number = vector[i] / WordVectors.Scale;
            mean[i] += weight * number;
            most[i] = isFirst ? number : MathF.Max(most[i], number);
            least[i] = isFirst ? number : MathF.Min(least[i], number);
        }
    }
}
