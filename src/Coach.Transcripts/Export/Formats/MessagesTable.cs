using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export.Formats;

/// <summary>messages.csv: one row a line of the transcript.</summary>
internal static class MessagesTable
{
    public static ImmutableArray<string> Header { get; } =
    [
        "case", "id", "ts_utc", "tz_offset", "channel", "tenant", "thread", "author", "author_kind", "name", "type", "text", "reply_to", "attachments", "slots_changed", "rules_version",
    ];

    public static string[] Row(ExportedLine line) =>
    [
        line.Case,
        line.Id,
        Time(line.At),
        line.Offset is null ? "" : $"UTC{line.Offset}", // a cell that starts with + would be a formula
        line.Channel,
        line.Tenant ?? "",
        line.Thread,
        line.Author.Alias,
        Word.Of(line.Author.Kind),
        line.Author.Name ?? "",
        Word.Of(line.Type),
        line.Text,
        line.ReplyTo ?? "",
        string.Join("; ", line.Attachments.Select(file => file.Shown)),
        string.Join("; ", line.SlotsChanged.Select(Word.Of)),
        line.RulesVersion ?? "",
    ];

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
