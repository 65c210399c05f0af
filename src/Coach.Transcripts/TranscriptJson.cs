using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Transcripts;

/// <summary>How a turn is written. Its output is kept for years: Fixtures/Transcripts holds what every released version wrote.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true, // what is computed from other fields isn't stored
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true, // a line edited by hand may name its event last
    Converters = [typeof(ClassListJson)])]
[JsonSerializable(typeof(Turn))]
internal sealed partial class TranscriptJson : JsonSerializerContext;

/// <summary>Reads and writes a turn: what is missing or null against its declaration is an error.</summary>
internal static class TurnJson
{
    public static JsonSerializerOptions Options { get; } = new(TranscriptJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a log is never HTML, and is read by people
        TypeInfoResolver = TranscriptJson.Default.WithAddedModifier(Require),
    };

    public static JsonTypeInfo<Turn> Turn { get; } = (JsonTypeInfo<Turn>)Options.GetTypeInfo(typeof(Turn));

    // A missing field must stop the reading, not surface later as a null where none is expected. Nulls are never written, so a field that may be null may be missing.
    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false };
        }
    }
}

/// <summary>Classes in order as plain words; a class on its own would be written as a set.</summary>
internal sealed class ClassListJson : JsonConverter<ImmutableArray<Classes>>
{
    public override ImmutableArray<Classes> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var classes = ImmutableArray.CreateBuilder<Classes>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            classes.Add(Word.Parse<Classes>(reader.GetString()) ?? throw new JsonException());
        }

        return classes.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Classes> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var one in value)
        {
            writer.WriteStringValue(Word.Of(one));
        }

        writer.WriteEndArray();
    }
}
