using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>What stands in a log, without a last line that was torn.</summary>
/// <param name="Length">Bytes up to the end of the last complete line.</param>
public readonly record struct CompleteLines(ImmutableArray<Turn> Turns, int Length);

/// <summary>A log as it is stored: one turn a line, JSON in UTF-8 without a mark, each line ended by \n. A turn is there once its \n is.</summary>
public static class TranscriptLines
{
    private const byte LineEnd = (byte)'\n';

    public static byte[] Write(Turn turn) => [.. JsonSerializer.SerializeToUtf8Bytes(turn, TurnJson.Turn), LineEnd];

    /// <summary>A whole log.</summary>
    public static byte[] Write(ImmutableArray<Turn> turns) => [.. turns.SelectMany(Write)];

    /// <summary>Reads a log. What a crash left behind the last complete line is ignored.</summary>
    /// <exception cref="UnreadableTranscriptException">A line that isn't a torn last one can't be read, or was written by a newer version.</exception>
    public static CompleteLines Read(CaseName name, ReadOnlySpan<byte> log)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        var start = 0;
        while (log[start..].IndexOf(LineEnd) is >= 0 and var length)
        {
            var line = log.Slice(start, length);
            var next = start + length + 1;
            if (next == log.Length && !IsJson(line))
            {
                break; // torn too: a disk may write the end of a line before its middle
            }

            turns.Add(ReadTurn(line) ?? throw UnreadableTranscriptException.At(name, turns.Count + 1, line));
            start = next;
        }

        return new(turns.ToImmutable(), start);
    }

    /// <summary>Whether a log holds anything but a torn line.</summary>
    internal static bool HasTurn(ReadOnlySpan<byte> log) =>
        log.IndexOf(LineEnd) is >= 0 and var first && (first + 1 < log.Length || IsJson(log[..first]));

    /// <summary>Whether these bytes are what a crash leaves of a line.</summary>
    internal static bool IsTorn(ReadOnlySpan<byte> tail) => !HasTurn(tail);

    internal static bool IsJson(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                // only whether it can be read to its end
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Turn? ReadTurn(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TurnJson.Turn) is { } turn && turn.Events.All(happened => happened is not null) ? turn : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
