using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export;

/// <summary>What a line of an export is about.</summary>
[JsonConverter(typeof(WordJson<LineType>))]
public enum LineType : byte { Message = 1, Edit, Delete, Answer, Decision, Followup, System }

/// <summary>Who a line comes from.</summary>
[JsonConverter(typeof(WordJson<AuthorKind>))]
public enum AuthorKind : byte { Person = 1, Coach }

/// <summary>The author of a line.</summary>
/// <param name="Alias">Stands in for a person; in an export with names it is their id and <paramref name="Name"/> is filled.</param>
public sealed record Author(string Alias, AuthorKind Kind, string? Name = null);

/// <summary>One line of transcript.jsonl, and one entry in every other format: they all hold the same lines.</summary>
/// <param name="Id">The message's id; unique within the case.</param>
/// <param name="At">UTC.</param>
/// <param name="Offset">The author's distance from UTC at that moment ("+01:00"); null where the time zone is unknown.</param>
/// <param name="ReplyTo">The id of the line that this one answers, changes or takes back.</param>
/// <param name="Attachments">The files that came with it; their content is neither stored nor exported.</param>
/// <param name="SlotsChanged">What the coach learned from it.</param>
/// <param name="RulesVersion">Of a decision.</param>
/// <param name="Decision">The whole decision, so that it can be derived again.</param>
public sealed record ExportedLine(
    string Id,
    string Case,
    string Channel,
    string? Tenant,
    string Thread,
    [property: JsonPropertyName("ts_utc")] DateTimeOffset At,
    [property: JsonPropertyName("tz_offset")] string? Offset,
    Author Author,
    LineType Type,
    string Text,
    string? ReplyTo,
    ImmutableArray<AttachedFile> Attachments,
    [property: JsonPropertyName("slots_changed")] ImmutableArray<Topic> SlotsChanged,
    [property: JsonPropertyName("rules_version")] string? RulesVersion = null,
    DecisionRecord? Decision = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(ClassListJson)])]
[JsonSerializable(typeof(ExportedLine))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>Reads and writes a line of transcript.jsonl.</summary>
internal static class LineJson
{
    public static JsonTypeInfo<ExportedLine> Line { get; } =
        (JsonTypeInfo<ExportedLine>)new JsonSerializerOptions(ExportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(typeof(ExportedLine));
}
