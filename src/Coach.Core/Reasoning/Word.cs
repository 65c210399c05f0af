using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Core.Reasoning;

/// <summary>The closed vocabulary as it stands in files and on the wire: lookup_ok, too_short, BUILD, SKILL_WILL_FADE, "in part".</summary>
public static class Word
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value that a word stands for; null when the word is not in the vocabulary.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => word is not null && Names<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>The single values in a set, in the order of their declaration.</summary>
    public static ImmutableArray<T> Parts<T>(T set)
        where T : struct, Enum => [.. Names<T>.Singles.Where(one => set.HasFlag(one))];

    /// <summary>Every word of a fact, in the order of declaration.</summary>
    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => [.. Names<T>.Singles.Select(Of)];

    private static string Written<T>(T value)
        where T : struct, Enum => value switch
        {
            Classes or Warning => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()),
            Verdict => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' '),
            _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()),
        };

    private static class Names<T>
        where T : struct, Enum
    {
        private static readonly bool IsSet = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

        public static readonly ImmutableArray<T> Singles = [.. Enum.GetValues<T>().Where(value => !IsSet || Convert.ToInt32(value) != 0)];
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, Written);
        public static readonly FrozenDictionary<string, T> ByWord = Singles.ToFrozenDictionary(Written, StringComparer.Ordinal);
    }
}

/// <summary>One value of the vocabulary as a JSON string.</summary>
public sealed class WordJson<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Word.Parse<T>(reader.GetString()) ?? throw new JsonException($"Not one of: {string.Join(", ", Word.All<T>())}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Word.Of(value));
}

/// <summary>A set of values as a JSON array of strings.</summary>
public sealed class WordsJson<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"A list of: {string.Join(", ", Word.All<T>())}.");
        }

        var set = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var one = Word.Parse<T>(reader.GetString()) ?? throw new JsonException($"Not one of: {string.Join(", ", Word.All<T>())}.");
            set |= Convert.ToInt32(one);
        }

        return (T)Enum.ToObject(typeof(T), set);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var one in Word.Parts(value))
        {
            writer.WriteStringValue(Word.Of(one));
        }

        writer.WriteEndArray();
    }
}
