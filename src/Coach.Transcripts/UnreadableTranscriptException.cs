using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Coach.Transcripts;

/// <summary>
/// A log holds a line that this version can't read. Nothing is appended to it and nothing in it is changed:
/// an event of a newer version is kept until that version runs again. The message holds no content.
/// </summary>
[SuppressMessage("Design", "RCS1194:Implement exception constructors", Justification = "It always names the case and the line.")]
public sealed class UnreadableTranscriptException : Exception
{
    private UnreadableTranscriptException(CaseName name, int line, string reason)
        : base($"Case {CaseNames.Text(name)}, line {line}: {reason}.") => (Name, Line) = (name, line);

    public CaseName Name { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    internal static UnreadableTranscriptException At(CaseName name, int number, ReadOnlySpan<byte> line) => new(name, number, Reason(line));

    private static string Reason(ReadOnlySpan<byte> line)
    {
        if (!TranscriptLines.IsJson(line))
        {
            return "not JSON";
        }

        using var document = JsonDocument.Parse(line.ToArray());
        return UnknownEvent(document.RootElement) is { } unknown
            ? $"this version doesn't know the event \"{unknown}\"; a newer one wrote it"
            : "not a turn as this version writes it";
    }

    private static string? UnknownEvent(JsonElement turn)
    {
        try
        {
            return FirstUnknown(turn);
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate: sound JSON, and no text
        }
    }

    private static string? FirstUnknown(JsonElement turn) =>
        turn.ValueKind == JsonValueKind.Object && turn.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array
            ? events.EnumerateArray().Select(NameOf).FirstOrDefault(name => name is not null && !EventNames.All.Contains(name))
            : null;

    private static string? NameOf(JsonElement happened) =>
        happened.ValueKind == JsonValueKind.Object && happened.TryGetProperty("event", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
