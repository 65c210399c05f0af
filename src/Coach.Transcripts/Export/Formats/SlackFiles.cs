using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Transcripts.Export.Formats;

/// <summary>Cases in the shape of Slack's own export: channels.json, users.json, and a folder a case with a file a day (https://slack.com/help/articles/220556107).</summary>
internal sealed class SlackFiles
{
    private const string Coach = "UCOACH";
    private readonly List<SlackChannel> channels = [];
    private readonly Dictionary<string, SlackUser> users = new(StringComparer.Ordinal) { [Coach] = new(Coach, "coach", "Coach", IsBot: true) };

    /// <summary>The files of a case by their path.</summary>
    public IEnumerable<(string Path, byte[] Content)> Of(ExportedCase one)
    {
        foreach (var author in one.Lines.Select(line => line.Author).Where(author => author.Kind == AuthorKind.Person))
        {
            users.TryAdd(author.Alias, new(author.Alias, author.Alias, author.Name ?? author.Alias, IsBot: false));
        }

        channels.Add(new(one.Id, one.Id, one.Opened.ToUnixTimeSeconds(), Coach, [Coach, .. one.Lines.Where(line => line.Author.Kind == AuthorKind.Person).Select(line => line.Author.Alias).Distinct(StringComparer.Ordinal)]));
        return one.Lines.Select((line, index) => (Line: line, Stamp: Stamp(line.At, index)))
            .GroupBy(dated => DateOnly.FromDateTime(dated.Line.At.UtcDateTime), dated => Of(dated.Line, dated.Stamp))
            .Select(day => ($"{one.Id}/{day.Key.ToString("O", CultureInfo.InvariantCulture)}.json", JsonSerializer.SerializeToUtf8Bytes([.. day], SlackExportJson.Default.ImmutableArraySlackLine)));
    }

    /// <summary>The lists of all that <see cref="Of(ExportedCase)"/> has seen.</summary>
    public IEnumerable<(string Path, byte[] Content)> Lists() =>
    [
        ("channels.json", JsonSerializer.SerializeToUtf8Bytes([.. channels], SlackExportJson.Default.ImmutableArraySlackChannel)),
        ("users.json", JsonSerializer.SerializeToUtf8Bytes([.. users.Values], SlackExportJson.Default.ImmutableArraySlackUser)),
    ];

    private static SlackLine Of(ExportedLine line, string stamp)
    {
        var isCoach = line.Author.Kind == AuthorKind.Coach;
        return new("message", SubtypeOf(line), isCoach ? Coach : line.Author.Alias, Escaped(line.Text), stamp, isCoach ? "coach" : null, line.Id, line.ReplyTo, FilesOf(line));
    }

    private static ImmutableArray<SlackFile>? FilesOf(ExportedLine line) =>
        line.Attachments.IsEmpty ? null : [.. line.Attachments.Select(file => new SlackFile(file.Name, file.Type, file.Size))];

    private static string? SubtypeOf(ExportedLine line) => line.Type switch
    {
        LineType.Edit => "message_changed",
        LineType.Delete => "message_deleted",
        LineType.System when line.Author.Kind == AuthorKind.Person => "channel_join",
        LineType.System => "channel_archive",
        LineType.Message or LineType.Answer or LineType.Decision or LineType.Followup => line.Author.Kind == AuthorKind.Coach ? "bot_message" : null,
    };

    // Slack names a message by its time; several in one moment follow each other by a microsecond.
    private static string Stamp(DateTimeOffset at, int index) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.{(at.Millisecond * 1000 + index) % 1_000_000:D6}");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

internal sealed record SlackChannel(string Id, string Name, long Created, string Creator, ImmutableArray<string> Members);

internal sealed record SlackUser(string Id, string Name, [property: JsonPropertyName("real_name")] string RealName, [property: JsonPropertyName("is_bot")] bool IsBot);

internal sealed record SlackLine(
    string Type,
    string? Subtype,
    string User,
    string Text,
    string Ts,
    [property: JsonPropertyName("bot_id")] string? BotId,
    [property: JsonPropertyName("client_msg_id")] string Id,
    [property: JsonPropertyName("reply_to")] string? ReplyTo,
    ImmutableArray<SlackFile>? Files);

internal sealed record SlackFile(string? Name, string? Mimetype, long? Size);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<SlackChannel>))]
[JsonSerializable(typeof(ImmutableArray<SlackUser>))]
[JsonSerializable(typeof(ImmutableArray<SlackLine>))]
internal sealed partial class SlackExportJson : JsonSerializerContext;
