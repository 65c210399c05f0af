using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Time.Testing;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Cases;

public class ConversationDeskTests
{
    private static readonly ConversationAddress Here = new("teams", "tenant", "chat", IsPersonal: true);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly MemoryTranscriptStore store = new();
    private readonly List<Reply> said = [];

    [Fact]
    public async Task A_message_is_one_append_and_one_answer()
    {
        await Desk(store).HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal(2, said.Count);
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task The_same_message_again_is_in_the_log_once_and_answered_once()
    {
        var desk = Desk(store);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, said.Count);
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task A_redelivery_to_another_process_gets_the_recorded_answer()
    {
        await Desk(store).HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        var first = said.Select(PlainText.Of).ToArray();
        said.Clear();
        await Desk(store).HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal(first, said.Select(PlainText.Of));
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task An_answer_that_could_not_be_sent_is_sent_on_the_redelivery()
    {
        var desk = Desk(store);
        await Assert.ThrowsAsync<HttpRequestException>(() => desk.HandleAsync(Typed("a", "Our clerks should file letters"), (_, _) => throw new HttpRequestException("down"), Patience, TestContext.Current.CancellationToken));
        Assert.Single(await TurnsAsync());
        await desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal(2, said.Count);
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task A_button_pressed_again_because_its_answer_never_came_is_answered_from_the_record()
    {
        await Desk(store).HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        var press = new Said.Pressed("partial", said[^1].Card);
        await Assert.ThrowsAsync<HttpRequestException>(() => Desk(store).HandleAsync(Message("b", press), (_, _) => throw new HttpRequestException("down"), Patience, TestContext.Current.CancellationToken));
        said.Clear();
        await Desk(store).HandleAsync(Message("c", press), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.StartsWith("3 of 4", PlainText.Of(Assert.Single(said)), StringComparison.Ordinal);
        Assert.Equal(2, (await TurnsAsync()).Length);
    }

    [Fact]
    public async Task A_redelivery_from_the_case_before_is_answered_from_its_log()
    {
        var desk = Desk(store);
        foreach (var (id, text) in new[] { ("a", "Our clerks should file letters"), ("b", "restart"), ("c", "Our drivers should log their breaks") })
        {
            await desk.HandleAsync(Typed(id, text), Deliver, Patience, TestContext.Current.CancellationToken);
        }

        said.Clear();
        await Desk(store).HandleAsync(Typed("b", "restart"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.StartsWith("A new start.", PlainText.Of(Assert.Single(said)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_loses_the_race_reads_again_and_decides_again()
    {
        var other = Desk(store);
        var desk = Desk(store);
        await desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        await other.HandleAsync(Typed("b", "partly"), Deliver, Patience, TestContext.Current.CancellationToken);
        var outcome = await desk.HandleAsync(Typed("c", "steps, they can look it up"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal(Core.Reasoning.Skill.Partial, outcome.Case.State.Facts.Skill);
        Assert.Equal(3, (await TurnsAsync()).Length);
    }

    [Fact]
    public async Task Of_a_hundred_messages_at_once_none_is_lost()
    {
        var desks = new[] { Desk(store), Desk(store) };
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), TestContext.Current.CancellationToken, async (number, cancellation) =>
            await desks[number % 2].HandleAsync(Typed($"m{number}", $"This is sentence number {number}"), (_, _) => Task.FromResult(Handover.Nothing), Patience, cancellation));
        var received = (await TurnsAsync()).SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(message => message.Id).ToArray();
        Assert.Equal(100, received.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(100, received.Length);
    }

    [Fact]
    public async Task The_ids_of_sent_cards_ride_on_the_next_append_and_name_what_to_replace()
    {
        var desk = Desk(store);
        await desk.HandleAsync(Typed("a", "Our clerks should file letters"), (outcome, _) => Sent(outcome, "activity-1"), Patience, TestContext.Current.CancellationToken);
        var outcome = await desk.HandleAsync(Typed("b", "partly"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal("activity-1", Assert.Single(outcome.Replace).ActivityId);
        Assert.Equal("activity-1", Assert.Single((await TurnsAsync())[1].Events.OfType<ReplyDelivered>()).ActivityId);
    }

    [Fact]
    public async Task Ids_of_cards_that_come_later_ride_on_the_next_append_as_well()
    {
        var desk = Desk(store);
        var rest = Task.FromResult(ImmutableArray.Create(new ReplyDelivered("1.2", "activity-1")));
        await desk.HandleAsync(Typed("a", "Our clerks should file letters"), (_, _) => Task.FromResult(new Handover([], rest)), Patience, TestContext.Current.CancellationToken);
        await desk.HandleAsync(Typed("b", "help"), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.Equal(new("1.2", "activity-1"), Assert.Single((await TurnsAsync()).SelectMany(turn => turn.Events).OfType<ReplyDelivered>()));
    }

    [Fact]
    public async Task While_the_store_is_down_the_turn_waits_and_is_answered_once_it_is_back()
    {
        var clock = new FakeTimeProvider();
        var down = new FlakyStore(store) { IsDown = true };
        var desk = Desk(down, clock);
        var first = desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        var second = desk.HandleAsync(Typed("b", "partly"), Deliver, Patience, TestContext.Current.CancellationToken);
        clock.Advance(Patience);
        await Assert.ThrowsAsync<TurnWaitsException>(() => first);
        await Assert.ThrowsAsync<TurnWaitsException>(() => second);
        Assert.Empty(said);

        down.IsDown = false;
        await clock.RunUntilAsync(() => said.Count >= 3);
        Assert.Equal(["a", "b"], (await TurnsAsync()).SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(message => message.Id));
    }

    [Fact]
    public async Task A_redelivery_of_a_waiting_turn_is_one_line_in_the_log_and_one_answer()
    {
        var clock = new FakeTimeProvider();
        var down = new FlakyStore(store) { IsDown = true };
        var desk = Desk(down, clock);
        var deliveries = Enumerable.Range(0, 3).Select(_ => desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken)).ToArray();
        down.IsDown = false;
        await clock.RunUntilAsync(() => deliveries.All(delivery => delivery.IsCompleted));
        await Task.WhenAll(deliveries);
        Assert.Equal(2, said.Count);
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task A_client_that_hangs_up_loses_the_answer_but_not_the_turn()
    {
        using var hangUp = new CancellationTokenSource();
        var clock = new FakeTimeProvider();
        var down = new FlakyStore(store) { IsDown = true };
        var desk = Desk(down, clock);
        var turn = desk.HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, hangUp.Token);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        down.IsDown = false;
        await clock.RunUntilAsync(() => said.Count == 2);
        Assert.Single(await TurnsAsync());
    }

    [Fact]
    public async Task A_new_case_begins_a_log_of_its_own()
    {
        var desk = Desk(store);
        foreach (var (id, text) in new[] { ("a", "Our clerks should file letters"), ("b", "restart"), ("c", "Our drivers should log their breaks") })
        {
            await desk.HandleAsync(Typed(id, text), Deliver, Patience, TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, await store.LatestAsync(CaseNames.HashOf(Here), TestContext.Current.CancellationToken));
        Assert.Equal("Our drivers should log their breaks", Conversation.Fold(await TurnsAsync(2)).Facts.Performance);
    }

    [Fact]
    public async Task An_edit_after_the_end_of_a_case_is_written_into_its_log_and_begins_no_new_one()
    {
        var desk = Desk(store);
        foreach (var message in new[] { Typed("a", "Our clerks should file letters"), Typed("b", "stop"), Message("c", new Said.Edited("a", "Our clerks should file")) })
        {
            await desk.HandleAsync(message, Deliver, Patience, TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await store.LatestAsync(CaseNames.HashOf(Here), TestContext.Current.CancellationToken));
        Assert.IsType<MessageEdited>(Assert.Single((await TurnsAsync())[^1].Events));
    }

    [Fact]
    public async Task A_second_click_after_an_edit_still_means_the_first_click()
    {
        await Desk(store).HandleAsync(Typed("a", "Our clerks should file letters"), Deliver, Patience, TestContext.Current.CancellationToken);
        var press = new Said.Pressed("partial", said[^1].Card);
        await Desk(store).HandleAsync(Message("b", press), Deliver, Patience, TestContext.Current.CancellationToken);
        await Desk(store).HandleAsync(Message("c", new Said.Edited("a", "Our clerks should file")), Deliver, Patience, TestContext.Current.CancellationToken);
        said.Clear();
        await Desk(store).HandleAsync(Message("d", press), Deliver, Patience, TestContext.Current.CancellationToken);
        Assert.StartsWith("3 of 4", PlainText.Of(Assert.Single(said)), StringComparison.Ordinal);
    }

    private static ConversationDesk Desk(ITranscriptStore store, TimeProvider? clock = null) =>
        new(new(store, new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 })), CoachPolicy.Default, clock ?? TimeProvider.System);

    private static InboundMessage Typed(string id, string text) => Message(id, new Said.Typed(text));

    private static InboundMessage Message(string id, Said what) => new(Here, id, new("user", "A manager"), what, Conversations.Talk.Monday);

    private static Task<Handover> Sent(TurnOutcome outcome, string id) =>
        Task.FromResult(new Handover([.. outcome.Replies.Where(reply => reply.Card is not null).Select(reply => new ReplyDelivered(reply.Card!, id))], Rest: null));

    private Task<Handover> Deliver(TurnOutcome outcome, CancellationToken cancellation)
    {
        said.AddRange(outcome.Replies);
        return Task.FromResult(Handover.Nothing);
    }

    private async Task<Turn[]> TurnsAsync(int number = 1) => [.. (await store.ReadAsync(CaseNames.For(Here, number), TestContext.Current.CancellationToken)).Turns];
}
