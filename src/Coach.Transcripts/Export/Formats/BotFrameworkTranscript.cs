using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Transcripts.Export.Formats;

/// <summary>A case as a list of activities, which the tools of the Bot Framework open: https://learn.microsoft.com/azure/bot-service/bot-builder-debug-transcript.</summary>
internal static class BotFrameworkTranscript
{
    private static readonly JsonSerializerOptions Options = new(ActivityJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(Stream to, ExportedCase one, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(to, [.. one.Lines.Select(Of)], (System.Text.Json.Serialization.Metadata.JsonTypeInfo<ImmutableArray<TranscriptActivity>>)Options.GetTypeInfo(typeof(ImmutableArray<TranscriptActivity>)), cancellation);

    private static TranscriptActivity Of(ExportedLine line)
    {
        var isCoach = line.Author.Kind == AuthorKind.Coach;
        var author = new TranscriptAccount(line.Author.Alias, line.Author.Name ?? (isCoach ? "Coach" : line.Author.Alias), isCoach ? "bot" : "user");
        return new(
            TypeOf(line),
            line.Type is LineType.Edit or LineType.Delete ? line.ReplyTo ?? line.Id : line.Id,
            line.At,
            line.Channel,
            author,
            new(line.Case),
            isCoach ? null : new("coach", "Coach", "bot"),
            line.Type == LineType.Delete ? null : line.Text,
            line.Type is LineType.Edit or LineType.Delete ? null : line.ReplyTo,
            [.. line.Attachments.Select(file => new TranscriptAttachment(file.Type is { } type && type.Contains('/') ? type : "application/octet-stream", file.Name))],
            line.Type == LineType.Decision ? "decision" : null);
    }

    private static string TypeOf(ExportedLine line) => line.Type switch
    {
        LineType.Message or LineType.Answer or LineType.Followup => "message",
        LineType.Edit => "messageUpdate",
        LineType.Delete => "messageDelete",
        LineType.Decision => "trace",
        LineType.System => line.Author.Kind == AuthorKind.Coach ? "endOfConversation" : "conversationUpdate",
    };
}

internal sealed record TranscriptActivity(
    string Type,
    string Id,
    DateTimeOffset Timestamp,
    string ChannelId,
    TranscriptAccount From,
    TranscriptConversation Conversation,
    TranscriptAccount? Recipient,
    string? Text,
    string? ReplyToId,
    ImmutableArray<TranscriptAttachment> Attachments,
    string? Name);

internal sealed record TranscriptAccount(string Id, string Name, string Role);

internal sealed record TranscriptConversation(string Id);

internal sealed record TranscriptAttachment(string ContentType, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<TranscriptActivity>))]
internal sealed partial class ActivityJson : JsonSerializerContext;
