using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Transcripts.Index;

/// <summary>The index is derived: it follows the logs, can be lost, and shows no person.</summary>
public sealed class CaseIndexTests : IDisposable
{
    private readonly MemoryTranscriptStore logs = new();
    private readonly MemoryRecords records = new();
    private readonly CaseIndex index;

    public CaseIndexTests() => index = new(records, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ImmutableArray<Turn> Golden { get; } = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;

    private IndexedTranscriptStore Store => field ??= new(logs, index, TimeProvider.System);

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task What_was_appended_shows_after_a_flush_as_a_fold_of_the_whole_log_does()
    {
        await AppendAsync(Turns.First, Golden);

        Assert.Empty(await index.ReadAsync(Cancellation));
        await Store.FlushAsync(Cancellation);

        var shown = Assert.Single(await index.ReadAsync(Cancellation)).Value;
        await Reindexing.RunAsync(logs, index, new Progress<int>(), Cancellation);
        Assert.Equal(Comparable(shown), Comparable(Assert.Single(await index.ReadAsync(Cancellation)).Value));
    }

    [Fact]
    public async Task A_summary_says_what_lists_and_the_dashboard_need()
    {
        await AppendAsync(Turns.First, Golden);
        await Store.FlushAsync(Cancellation);

        var shown = Assert.Single(await index.ReadAsync(Cancellation)).Value;
        var state = Conversation.Fold(Golden);
        Assert.Equal((Turns.First, "teams", Golden[0].At, Golden[^1].At), (shown.Name, shown.Channel, shown.Started, shown.Changed));
        Assert.Equal(state.Result!.Certain, shown.Outcome);
        Assert.Equal((state.Facts.Asked, state.Facts.BarrierKinds, state.Result.Verdict, CaseStage.Closed), (shown.Asked, shown.BarrierKinds, shown.Verdict, shown.Stage));
        Assert.Equal(Golden.SelectMany(turn => turn.Events).OfType<ConversationEvent.NotUnderstood>().Count(), shown.NotUnderstood.Values.Sum());
        Assert.True(shown is { IsDisagreed: true, IsErased: true, SecondsToDecision: > 0 });
    }

    [Fact]
    public async Task No_word_and_no_person_is_in_the_index()
    {
        await AppendAsync(Turns.First, Golden);
        await Store.FlushAsync(Cancellation);

        var written = string.Concat(await records.ListAsync("index/", Cancellation).Select(async (string name, CancellationToken stop) => System.Text.Encoding.UTF8.GetString((await records.ReadAsync(name, stop))!.Content.Span)).ToListAsync(Cancellation));
        var texts = Golden.SelectMany(turn => turn.Events).OfType<ConversationEvent.MessageReceived>().SelectMany(received => new[] { received.From.Id, received.From.Name, (received.Said as Said.Typed)?.Text }).OfType<string>();
        Assert.All(texts.Where(text => text.Length > 2), text => Assert.DoesNotContain(text, written, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_thousand_turns_between_two_flushes_are_one_write()
    {
        var version = TranscriptVersion.New;
        for (var turn = 0; turn < 1000; turn++)
        {
            version = Assert.NotNull(await Store.AppendAsync(Turns.First, version, Turns.Saying("more", $"m-{turn}"), Cancellation));
        }

        await Store.FlushAsync(Cancellation);
        await Store.FlushAsync(Cancellation);

        Assert.Equal(1, await records.ListAsync("index/", Cancellation).CountAsync(Cancellation));
        Assert.Equal((1000, version.Length), (Assert.Single(await index.ReadAsync(Cancellation)).Value.Messages, Assert.Single(await index.ReadAsync(Cancellation)).Value.Length));
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_index_is_found_at_the_next_start()
    {
        await AppendAsync(Turns.First, Golden[..2]);
        await Store.FlushAsync(Cancellation);
        await new IndexedTranscriptStore(logs, index, TimeProvider.System).AppendAsync(Turns.First, (await logs.ReadAsync(Turns.First, Cancellation)).Version, Golden[2], Cancellation);
        await logs.AppendAsync(Turns.First with { Number = 2 }, TranscriptVersion.New, Turns.Saying("hello"), Cancellation);

        using var fresh = new CaseIndex(records, TimeProvider.System);
        var next = new IndexedTranscriptStore(logs, fresh, TimeProvider.System);
        await next.CatchUpAsync(Cancellation);
        await next.FlushAsync(Cancellation);

        Assert.Equal(await logs.ListAsync(Cancellation).Select(listed => (listed.Name, listed.Length)).Order(ByName).ToListAsync(Cancellation), (await fresh.ReadAsync(Cancellation)).Values.Select(shown => (shown.Name, shown.Length)).Order(ByName));
    }

    [Fact]
    public async Task A_deleted_case_is_gone_from_the_index_and_from_what_another_process_sees()
    {
        var version = await AppendAsync(Turns.First, Golden);
        await Store.FlushAsync(Cancellation);
        using var other = new CaseIndex(records, TimeProvider.System);
        Assert.Single(await other.ReadAsync(Cancellation));

        await Store.DeleteAsync(Turns.First, version, Cancellation);
        await Store.FlushAsync(Cancellation);

        Assert.Empty(await index.ReadAsync(Cancellation));
        Assert.Empty(await other.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Deleting_the_index_loses_nothing_and_reindexing_shows_its_progress()
    {
        for (var chat = 0; chat < 250; chat++)
        {
            await AppendAsync(CaseNames.For(Turns.Chat with { Id = $"chat {chat}" }, 1), Golden[..1]);
        }

        var told = new List<int>();
        var (cases, unreadable) = await Reindexing.RunAsync(logs, index, new Told(told), Cancellation);

        Assert.Equal((250, 0, 250), (cases, unreadable, (await index.ReadAsync(Cancellation)).Count));
        Assert.Equal([100, 200], told.Order());
    }

    [Fact]
    public async Task All_cases_are_held_while_somebody_looks_and_let_go_ten_minutes_later()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        using var looked = new CaseIndex(records, clock);
        await looked.NoteAsync([CaseSummary.Gone(Turns.First, DateTimeOffset.UnixEpoch) with { Stage = CaseStage.Open }], Cancellation);
        var first = await looked.ReadAsync(Cancellation);

        await looked.LetGoAsync(Cancellation);
        Assert.Same(first, await looked.ReadAsync(Cancellation));

        clock.Advance(TimeSpan.FromMinutes(10));
        await looked.LetGoAsync(Cancellation);
        var again = await looked.ReadAsync(Cancellation);
        Assert.NotSame(first, again);
        Assert.Equal(first.Keys, again.Keys);
    }

    [Fact]
    public async Task What_many_cases_have_in_common_is_held_once()
    {
        foreach (var number in Enumerable.Range(1, 2))
        {
            await AppendAsync(Turns.First with { Number = number }, Golden);
        }

        await Store.FlushAsync(Cancellation);

        var (one, other) = (await index.ReadAsync(Cancellation)).Values.ToArray() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        Assert.NotEmpty(one.Plan);
        Assert.Same(ImmutableCollectionsMarshal.AsArray(one.Plan), ImmutableCollectionsMarshal.AsArray(other.Plan));
        Assert.Same(one.Questions, other.Questions);
        Assert.Same(one.Channel, other.Channel);
    }

    private static Comparer<(CaseName Name, long Length)> ByName { get; } = Comparer<(CaseName Name, long Length)>.Create((one, other) => one.Name.Number.CompareTo(other.Name.Number));

    private async Task<TranscriptVersion> AppendAsync(CaseName name, ImmutableArray<Turn> turns)
    {
        var version = TranscriptVersion.New;
        foreach (var turn in turns)
        {
            version = Assert.NotNull(await Store.AppendAsync(name, version, turn, Cancellation));
        }

        return version;
    }

    private static string Comparable(CaseSummary summary) =>
        System.Text.Json.JsonSerializer.Serialize(summary with { Noted = default }, IndexJson.Default.CaseSummary);

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}
