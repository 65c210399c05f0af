using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Bot.Tests.Cases;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Sending;

public sealed class OutboxTests : IDisposable
{
    private static readonly ConversationAddress Here = new("teams", "tenant", "chat", IsPersonal: true);
    private readonly FakeTimeProvider clock = new(Conversations.Talk.Monday);
    private readonly MemoryTranscriptStore store = new();
    private readonly MemoryRecords records = new();
    private readonly FakeLine line = new();
    private readonly List<Outbox> started = [];

    [Fact]
    public async Task What_is_sent_at_once_gives_the_ids_of_its_cards_and_leaves_no_record()
    {
        var handed = await Start().To(line)(Outcome("a", Prompt("1.2", "Could they do it today?", "Choose.")), Cancellation);
        Assert.Equal(["Could they do it today?", "Choose."], line.Taken);
        Assert.Equal([new("1.2", "id-Choose.")], handed.Sent);
        Assert.Null(handed.Rest);
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task What_takes_long_stands_in_a_record_until_it_is_sent()
    {
        var gate = new TaskCompletionSource();
        line.Before = (_, _) => gate.Task;
        var handing = Start().To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        clock.Advance(line.Patience);
        var handed = await handing;
        Assert.Single(await PendingAsync());

        gate.SetResult();
        Assert.Equal([new("1.2", "id-Could they do it today?")], await handed.Rest!);
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task Replies_of_one_conversation_keep_their_order_and_others_do_not_wait()
    {
        var gate = new TaskCompletionSource();
        line.Before = (text, _) => text == "first" ? gate.Task : Task.CompletedTask;
        var outbox = Start();
        var first = outbox.To(line)(Outcome("a", Prompt("1.1", "first")), Cancellation);
        var second = outbox.To(line)(Outcome("b", Prompt("1.2", "second")), Cancellation);
        await outbox.To(line)(Outcome("c", Prompt("1.1", "other")) with { Case = OpenCase.From(new(new(new string('b', 32), 1), [], TranscriptVersion.New)) }, Cancellation);
        gate.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["other", "first", "second"], line.Taken);
    }

    [Fact]
    public async Task What_was_surely_not_sent_is_tried_again_after_the_pause_that_was_asked_for()
    {
        var (tries, since) = (0, clock.GetUtcNow());
        line.Before = (_, _) => ++tries < 3 ? throw new DeliveryException(DeliveryFault.NotSent, "busy", TimeSpan.FromSeconds(0.7)) : Task.CompletedTask;
        var handing = Start().To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        await clock.RunUntilAsync(() => handing.IsCompleted);
        Assert.Equal([new("1.2", "id-Could they do it today?")], (await handing).Sent);
        Assert.True(clock.GetUtcNow() - since >= TimeSpan.FromSeconds(1.4));
    }

    [Theory]
    [InlineData(DeliveryFault.Unknown)]
    [InlineData(DeliveryFault.Refused)]
    public async Task What_may_have_arrived_or_is_refused_is_not_tried_again(DeliveryFault fault)
    {
        var tries = 0;
        line.Before = (_, _) => throw new DeliveryException(fault, $"try {++tries}");
        var handed = await Start().To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        Assert.Equal((0, 1), (handed.Sent.Length, tries));
    }

    [Fact]
    public async Task After_a_crash_another_process_sends_the_rest()
    {
        line.Before = (text, _) => text == "Second." ? Task.Delay(Timeout.Infinite, Cancellation) : Task.CompletedTask;
        await AppendAsync("a", Prompt("1.2", "First.", "Second."));
        var handing = Start().To(line)(Outcome("a", Prompt("1.2", "First.", "Second.")), Cancellation);
        clock.Advance(line.Patience);
        await handing;
        Assert.Equal(["First."], line.Taken);

        line.Before = (_, _) => Task.CompletedTask;
        var dead = started.Single();
        started.Clear();
        dead.Dispose();
        clock.Advance(PendingSends.Hold);
        await RunAsync(Start());
        await clock.RunUntilAsync(() => line.Taken.Count == 2);
        Assert.Equal(["First.", "Second."], line.Taken);
        await clock.RunUntilAsync(async () => (await PendingAsync()).Length == 0);
    }

    [Fact]
    public async Task A_reply_that_stands_in_a_record_is_not_said_again_when_its_message_comes_again()
    {
        line.Before = (_, _) => Task.Delay(Timeout.Infinite, Cancellation);
        var handing = Start().To(line)(Outcome("a", Prompt("1.2", "First.")), Cancellation);
        clock.Advance(line.Patience);
        await handing;
        line.Before = (_, _) => Task.CompletedTask;

        Assert.Equal(Handover.Nothing, await Start().To(line)(Outcome("a", Prompt("1.2", "First.")) with { IsAgain = true }, Cancellation));

        Assert.Empty(line.Taken);
    }

    [Fact]
    public async Task What_a_living_process_is_at_is_left_to_it()
    {
        var gate = new TaskCompletionSource();
        line.Before = (_, _) => gate.Task;
        await AppendAsync("a", Prompt("1.2", "Could they do it today?"));
        var alive = Start();
        await RunAsync(alive);
        var handing = alive.To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        clock.Advance(line.Patience);
        var rest = (await handing).Rest!;
        await RunAsync(Start());
        for (var seconds = 0; seconds < 60; seconds++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancellation);
        }

        gate.SetResult();
        await rest;
        Assert.Single(line.Taken);
    }

    [Fact]
    public async Task A_record_that_was_erased_is_not_written_again()
    {
        var gate = new TaskCompletionSource();
        line.Before = (_, _) => gate.Task;
        var outbox = Start();
        await RunAsync(outbox);
        var handing = outbox.To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        clock.Advance(line.Patience);
        var rest = (await handing).Rest!;
        await records.DeleteAsync(Assert.Single(await PendingAsync()), expected: null, Cancellation);
        for (var seconds = 0; seconds < 30; seconds++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancellation);
            Assert.Empty(await PendingAsync());
        }

        gate.SetResult();
        await rest;
        Assert.Single(line.Taken);
    }

    [Fact]
    public async Task A_stop_leaves_what_is_pending_to_whoever_comes_next()
    {
        line.Before = (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation);
        await AppendAsync("a", Prompt("1.2", "Could they do it today?"));
        var stopping = Start();
        await RunAsync(stopping);
        var handing = stopping.To(line)(Outcome("a", Prompt("1.2", "Could they do it today?")), Cancellation);
        clock.Advance(line.Patience);
        await handing;
        await stopping.StopAsync(Cancellation);

        line.Before = (_, _) => Task.CompletedTask;
        await RunAsync(Start());
        await clock.RunUntilAsync(() => line.Taken.Count == 1);
    }

    public void Dispose()
    {
        foreach (var outbox in started)
        {
            outbox.Dispose();
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Reply Prompt(string card, params string[] paragraphs) =>
        new(ReplyKind.Question, [.. paragraphs.Select(text => new Block.Paragraph(text))], [new("yes", "Yes")], Card: card);

    private static TurnOutcome Outcome(string answers, Reply reply) =>
        new(OpenCase.From(new(CaseNames.For(Here, 1), [], TranscriptVersion.New)), answers, [reply], [], []);

    private static Task RunAsync(Outbox outbox) => outbox.StartAsync(Cancellation);

    private Outbox Start()
    {
        var outbox = new Outbox(new PendingSends(records, store, [line], clock), clock, NullLogger<Outbox>.Instance);
        started.Add(outbox);
        return outbox;
    }

    private async Task AppendAsync(string id, Reply reply)
    {
        var received = new MessageReceived(id, new("user", "A manager"), new Said.Typed("hello"));
        await store.AppendAsync(CaseNames.For(Here, 1), TranscriptVersion.New, new(clock.GetUtcNow(), [received, new CoachReplied(reply)]), Cancellation);
    }

    private async Task<string[]> PendingAsync() => await records.ListAsync("pending/", Cancellation).ToArrayAsync(Cancellation);
}
