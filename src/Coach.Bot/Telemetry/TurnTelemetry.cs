using System.Collections.Frozen;
using System.Diagnostics;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Telemetry;

/// <summary>Measures turns, and counts what happened in them.</summary>
internal static class TurnTelemetry
{
    // The channel's name comes from the wire: what isn't known must not become a tag.
    private static readonly FrozenSet<string> Channels = new[] { "msteams", "slack", "page", "terminal", "emulator", "webchat", "directline" }.ToFrozenSet(StringComparer.Ordinal);

    public static string ChannelOf(string channel) => Channels.Contains(channel) ? channel : "other";

    public static async Task<T> MeasureAsync<T>(string channel, Func<Task<T>> handle)
    {
        var tag = Instruments.Tag("channel", ChannelOf(channel));
        var started = Stopwatch.GetTimestamp();
        using var span = Instruments.Source.StartActivity("turn");
        span?.SetTag(tag.Key, tag.Value);
        Instruments.TurnsWaiting.Add(1, tag);
        try
        {
            return await handle();
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error); // without the exception: its words may be somebody's
            Instruments.Turns.Add(1, tag, Instruments.Tag("outcome", "failed"));
            throw;
        }
        finally
        {
            Instruments.TurnsWaiting.Add(-1, tag);
            Instruments.TurnDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        }
    }

    /// <summary>A message that the log knew already.</summary>
    public static void Repeated(string channel) => Instruments.Turns.Add(1, Instruments.Tag("channel", ChannelOf(channel)), Instruments.Tag("outcome", "repeated"));

    /// <summary>What was appended.</summary>
    /// <param name="open">The question that was open when the message came.</param>
    public static void Appended(string channel, QuestionId open, Turn turn)
    {
        var outcome = turn.Events.Any(happened => happened is NotUnderstood) ? "not_understood" : "answered";
        Instruments.Turns.Add(1, Instruments.Tag("channel", ChannelOf(channel)), Instruments.Tag("question", Word.Of(open)), Instruments.Tag("outcome", outcome));
        foreach (var happened in turn.Events)
        {
            Count(happened);
        }
    }

    private static void Count(ConversationEvent happened)
    {
        if (happened is Recommended { Decision: var decision })
        {
            Instruments.Results.Add(
                1,
                Instruments.Tag("classes", string.Join('+', decision.Certain.Select(Word.Of))),
                Instruments.Tag("verdict", decision.Verdict is { } verdict ? Word.Of(verdict) : "not asked"),
                Instruments.Tag("confidence", Word.Of(decision.Confidence)));
        }
        else if (happened is Disagreed)
        {
            Instruments.Disagreements.Add(1);
        }
    }
}
