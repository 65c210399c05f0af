using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Sending;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Cases;

/// <summary>A8: paused, the coach says so and stores nothing; afterwards every case goes on.</summary>
public sealed class PauseTests : IDisposable
{
    private readonly MemoryTranscriptStore store = new();
    private readonly MemoryCache memory = new(new MemoryCacheOptions());
    private readonly List<string> said = [];
    private readonly ConversationDesk desk;
    private bool isPaused;
    private int messages;

    public PauseTests() => desk = new(new(store, memory), CoachPolicy.Default, TimeProvider.System) { IsPaused = () => isPaused };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => memory.Dispose();

    [Fact]
    public async Task Paused_it_says_so_and_stores_nothing_and_then_the_case_goes_on()
    {
        await SayAsync(new Said.Typed("They should check each invoice against its order"));
        var before = await TurnsAsync();

        isPaused = true;
        await SayAsync(new Said.Typed("partly"));
        Assert.Contains("I am paused", said[^1], StringComparison.Ordinal);
        await SayAsync(new Said.Edited("m-1", "They should check nothing"));
        Assert.Equal("", said[^1]);
        Assert.Equal(before, await TurnsAsync());

        isPaused = false;
        await SayAsync(new Said.Typed("partly"));
        var after = await TurnsAsync();
        Assert.Equal(before.Append(after[^1]), after);
        Assert.DoesNotContain("paused", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_channel_makes_no_record_of_it()
    {
        var (clock, records, line) = (new FakeTimeProvider(), new MemoryRecords(), new FakeLine());
        var gate = new TaskCompletionSource();
        line.Before = (_, _) => gate.Task;
        using var outbox = new Outbox(new PendingSends(records, store, [line], clock), clock, NullLogger<Outbox>.Instance);
        isPaused = true;

        var turn = desk.HandleAsync(Message(new Said.Typed("hello")), outbox.To(line), Timeout.InfiniteTimeSpan, Cancellation);
        clock.Advance(line.Patience);
        await turn;
        Assert.Empty(await records.ListAsync("", Cancellation).ToListAsync(Cancellation));

        gate.SetResult();
        while (line.Taken.Count == 0)
        {
            await Task.Yield();
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData(null, false)]
    public void The_setting_is_read_as_it_stands(string? value, bool expected) => Assert.Equal(expected, CoachSettings.IsPaused(With(value)));

    [Fact]
    public void A_setting_that_is_neither_is_named() =>
        Assert.Contains("Coach:Paused is \"perhaps\": give true or false.", Assert.Throws<SettingsException>(() => CoachSettings.Read(With("perhaps"))).Message, StringComparison.Ordinal);

    private static IConfiguration With(string? value) => new ConfigurationBuilder().AddInMemoryCollection([new("Coach:Paused", value)]).Build();

    private InboundMessage Message(Said what) => new(Turns.Chat, $"m-{++messages}", new("29:robin", Name: null), what, DateTimeOffset.UtcNow);

    private Task<TurnOutcome> SayAsync(Said what) => desk.HandleAsync(Message(what), Hear, Timeout.InfiniteTimeSpan, Cancellation);

    private Task<Handover> Hear(TurnOutcome outcome, CancellationToken cancellation)
    {
        said.Add(string.Join("\n\n", outcome.Replies.Select(PlainText.Of)));
        return Task.FromResult(Handover.Nothing);
    }

    private async Task<string[]> TurnsAsync() => Turns.Lines((await store.ReadAsync(Turns.First, Cancellation)).Turns);
}
