namespace Coach.Core.Understanding.Wording.Passages;

/// <summary>What common English words mean, as directions in a space where kindred words lie close together. Made from GloVe; see docs/understanding.md.</summary>
internal sealed class WordVectors
{
    /// <summary>A stored number is this many times the real one. Every vector has length 1.</summary>
    public const float Scale = 256;

    private readonly Dictionary<uint, int> rows;
    private readonly sbyte[] numbers;

    public WordVectors(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        var count = reader.Int();
        Length = reader.Int();
        rows = new(count);
        foreach (var word in reader.Take<uint>(count))
        {
            rows.Add(word, rows.Count);
        }

        numbers = reader.Take<sbyte>(count * Length);
    }

    /// <summary>Numbers of a vector.</summary>
    public int Length { get; }

    /// <summary>The vector of a word by its <see cref="Grams.Of(string)"/>; empty if the word is rare.</summary>
    public ReadOnlySpan<sbyte> Of(uint word) => rows.TryGetValue(word, out var row) ? numbers.AsSpan(row * Length, Length) : [];
}
