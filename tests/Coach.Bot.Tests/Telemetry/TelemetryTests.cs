using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Coach.Bot.Cases;
using Coach.Bot.Telemetry;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Tests.Telemetry;

/// <summary>What is counted over a conversation, and that no word of it gets into a tag (A2).</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Canary = "zebracanary";
    private readonly MeterListener listener = new();
    private readonly ConcurrentBag<(string Instrument, string Tags)> measured = [];

    public TelemetryTests()
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == Instruments.Name)
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.Start();
    }

    [Fact]
    public async Task Turns_are_counted_by_channel_question_and_outcome_without_a_word_of_them()
    {
        await SayAsync("hello", "1");
        await SayAsync($"They should check each invoice against its order, says {Canary}", "2");
        await SayAsync("qwrtz plmb", "3");
        await SayAsync("qwrtz plmb", "3");

        Assert.Contains(("coach.turns", "coach.channel=other coach.question=performance coach.outcome=answered"), measured);
        Assert.Contains(("coach.turns", "coach.channel=other coach.question=skill coach.outcome=not_understood"), measured);
        Assert.Contains(("coach.turns", "coach.channel=other coach.outcome=repeated"), measured);
        Assert.Contains(("coach.appends", "coach.outcome=appended"), measured);
        Assert.Contains(("coach.turn.duration", "coach.channel=other"), measured);
        Assert.All(["read", "decide", "append"], stage => Assert.Contains(("coach.stage.duration", $"coach.stage={stage}"), measured));
        Assert.DoesNotContain(measured, one => one.Tags.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => listener.Dispose();

    private static readonly ConversationDesk Desk = new(new OpenCases(new MemoryTranscriptStore(), new MemoryCache(new MemoryCacheOptions())), CoachPolicy.Default, TimeProvider.System);

    private static Task<TurnOutcome> SayAsync(string text, string id)
    {
        var message = new InboundMessage(new(Canary, Canary, Canary, IsPersonal: true), id, new(Canary, Canary), new Said.Typed(text), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        return Desk.HandleAsync(message, (_, _) => Task.FromResult(Handover.Nothing), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Add((instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
