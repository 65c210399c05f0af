using System.Collections.Immutable;
using System.Text;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Records;
using Coach.Transcripts.Rights;
using Microsoft.Extensions.Time.Testing;
using Moq;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Transcripts.Rights;

/// <summary>Retention, holds, access and erasure (F13, F14): dry runs count what runs do, holds keep, and the audit log knows no content.</summary>
public sealed class ArchivistTests
{
    private static readonly DateTimeOffset Today = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person Robin = new("29:robin", "Robin Example");
    private static readonly Person Kim = new("29:kim", "Kim Sample");
    private static readonly ConversationAddress RobinsChat = new("teams", "tenant", "a:robin", IsPersonal: true);
    private static readonly ConversationAddress KimsChat = new("teams", "tenant", "a:kim", IsPersonal: true);
    private static readonly ConversationAddress Thread = new("teams", "tenant", "19:thread", IsPersonal: false);
    private readonly FakeTimeProvider clock = new(Today);
    private readonly MemoryRecords records = new();
    private readonly MemoryTranscriptStore store;

    public ArchivistTests() => store = new(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Subject JustRobin { get; } = new(Subject.HashOf(Robin.Id), Conversation: null);

    private AuditLog Audit => new(records, clock);

    private Holds Holds => new(records);

    private PersonalRecords Beside => new(records, (_, _) => null);

    private Archivist Archivist => new(store, Beside, Audit, clock);

    [Fact]
    public async Task Erasing_a_person_leaves_nothing_of_theirs_anywhere_and_keeps_the_others()
    {
        await FillAsync();

        var dry = await Archivist.EraseAsync(JustRobin, new("operator", "request", IsDry: true), Cancellation);
        Assert.Contains("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
        var run = await Archivist.EraseAsync(JustRobin, new("operator", "request", IsDry: false), Cancellation);

        Assert.Equal((2, 3, 0), (run.Cases, run.Messages, run.Held));
        Assert.Equal((dry.Cases, dry.Messages), (run.Cases, run.Messages));
        var left = await EverythingAsync();
        Assert.DoesNotContain("robin", left, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("kim-words", left, StringComparison.Ordinal);
        Assert.Equal(RightsCount.None with { HeldBy = run.HeldBy }, await Archivist.EraseAsync(JustRobin, new("operator", "again", IsDry: true), Cancellation));
    }

    [Fact]
    public async Task Erasing_a_conversation_takes_every_case_of_it()
    {
        await FillAsync();
        var everybody = new Subject(Person: null, CaseNames.HashOf(Thread));

        var run = await Archivist.EraseAsync(everybody, new("operator", null, IsDry: false), Cancellation);

        Assert.Equal((1, 2), (run.Cases, run.Messages));
        Assert.DoesNotContain("kim-words in the thread", await EverythingAsync(), StringComparison.Ordinal);
        Assert.Contains("kim-words alone", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_keeps_what_it_covers_and_is_named()
    {
        await FillAsync();
        await Holds.PlaceAsync(new("lawsuit-4", new(Person: null, CaseNames.HashOf(RobinsChat)), "lawsuit", "counsel", Today), Cancellation);

        var dry = await Archivist.EraseAsync(JustRobin, new("operator", null, IsDry: true), Cancellation);
        var run = await Archivist.EraseAsync(JustRobin, new("operator", null, IsDry: false), Cancellation);

        Assert.Equal((1, 1), (run.Cases, run.Held));
        Assert.Equal(dry.HeldBy, run.HeldBy);
        Assert.Equal("lawsuit-4", Assert.Single(run.HeldBy).Key);
        Assert.Contains("robin-secret", await EverythingAsync(), StringComparison.Ordinal);

        Assert.True(await Holds.ReleaseAsync("lawsuit-4", Cancellation));
        Assert.Equal(1, (await Archivist.EraseAsync(JustRobin, new("operator", null, IsDry: false), Cancellation)).Cases);
        Assert.DoesNotContain("robin", await EverythingAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_the_days_a_case_is_gone_unless_it_is_held_and_a_dry_run_counts_the_same()
    {
        await FillAsync();
        clock.Advance(TimeSpan.FromDays(181));
        await SayAsync(KimsChat, 2, Kim, "kim-words of late");
        await Holds.PlaceAsync(new("lawsuit-4", JustRobin with { Conversation = CaseNames.HashOf(RobinsChat) }, "lawsuit", "counsel", Today), Cancellation);

        var dry = await Archivist.RetainAsync(180, new("coach", null, IsDry: true), Cancellation);
        Assert.Equal(4, await store.ListAsync(Cancellation).CountAsync(Cancellation));
        var run = await Archivist.RetainAsync(180, new("coach", null, IsDry: false), Cancellation);

        Assert.Equal((2, 3, 1), (run.Cases, run.Messages, run.Held));
        Assert.Equal((dry.Cases, dry.Messages, dry.Held), (run.Cases, run.Messages, run.Held));
        Assert.Equal(
            new[] { new CaseName(CaseNames.HashOf(KimsChat), 2), new(CaseNames.HashOf(RobinsChat), 1) }.ToHashSet(),
            await store.ListAsync(Cancellation).Select(listed => listed.Name).ToHashSetAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Whoever_asks_gets_their_chat_whole_and_of_a_thread_what_is_theirs()
    {
        await FillAsync();

        var got = new List<Transcript>();
        var count = await Archivist.AccessAsync(JustRobin, new("operator", "request", IsDry: false), new(log => Kept(got, log), Record: null), Cancellation);

        Assert.Equal((2, 3), (count.Cases, count.Messages));
        var text = string.Concat(got.SelectMany(log => Turns.Lines(log.Turns)));
        Assert.Contains("robin-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kim-words", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_says_what_was_done_and_keeps_no_content()
    {
        await FillAsync();

        await Archivist.EraseAsync(JustRobin, new("operator", null, IsDry: true), Cancellation);
        await Archivist.EraseAsync(JustRobin, new("operator", "request", IsDry: false), Cancellation);

        var entry = Assert.Single(await Audit.ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal((AuditAct.Erased, "operator", "request", 2, 3), (entry.Note.Act, entry.Note.By, entry.Note.Reason, entry.Note.Counts["cases"], entry.Note.Counts["messages"]));
        var written = Encoding.UTF8.GetString((await records.ReadAsync("audit/00000001", Cancellation))!.Content.Span);
        Assert.DoesNotContain("robin", written, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_turn_that_comes_in_while_it_is_erased_is_erased_too_or_begins_a_new_case()
    {
        await FillAsync();
        var raced = new RacedStore(store, () => SayAsync(RobinsChat, 1, Robin, "robin-secret late"));

        await new Archivist(raced, Beside, Audit, clock).EraseAsync(JustRobin, new("operator", null, IsDry: false), Cancellation);

        Assert.DoesNotContain("robin-secret", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_conversation_that_somebody_waits_in_comes_first_and_once()
    {
        await FillAsync();
        foreach (var waiting in new[] { RobinsChat, KimsChat, Thread }.Select(CaseNames.HashOf))
        {
            var read = new List<string>();
            var watched = new Mock<ITranscriptStore>();
            watched.Setup(all => all.ListAsync(Cancellation)).Returns(store.ListAsync(Cancellation));
            watched.Setup(all => all.LatestAsync(waiting, Cancellation)).Returns(store.LatestAsync(waiting, Cancellation));
            watched.Setup(all => all.ReadAsync(It.IsAny<CaseName>(), Cancellation)).Callback((CaseName name, CancellationToken _) => read.Add(name.Conversation)).Returns((CaseName name, CancellationToken stop) => store.ReadAsync(name, stop));

            await new Archivist(watched.Object, Beside, Audit, clock).EraseAsync(JustRobin, new("operator", null, IsDry: true, First: waiting), Cancellation);

            Assert.Equal((waiting, 3, 3), (read[0], read.Count, read.Distinct().Count()));
        }
    }

    private async Task FillAsync()
    {
        await SayAsync(RobinsChat, 1, Robin, "robin-secret one");
        await SayAsync(RobinsChat, 1, Robin, "robin-secret two");
        await SayAsync(KimsChat, 1, Kim, "kim-words alone");
        await SayAsync(Thread, 1, Kim, "kim-words in the thread");
        await SayAsync(Thread, 1, Robin, "robin-secret in the thread");
    }

    private async Task SayAsync(ConversationAddress where, int number, Person who, string text)
    {
        var name = CaseNames.For(where, number);
        var log = await store.ReadAsync(name, Cancellation);
        ImmutableArray<ConversationEvent> opening = log.Turns.IsEmpty ? [new CaseOpened(where, number, who, "en", null, false, [])] : [];
        Reply reply = new(ReplyKind.Note, [new Block.Paragraph($"You said {text}")], []);
        var turn = new Turn(clock.GetUtcNow(), [.. opening, new MessageReceived($"m-{log.Turns.Length}", who, new Said.Typed(text)), new CoachReplied(reply)]);
        Assert.NotNull(await store.AppendAsync(name, log.Version, turn, Cancellation));
    }

    private async Task<string> EverythingAsync()
    {
        var all = new StringBuilder();
        await foreach (var listed in store.ListAsync(Cancellation))
        {
            all.AppendJoin('\n', Turns.Lines((await store.ReadAsync(listed.Name, Cancellation)).Turns));
        }

        return all.ToString();
    }

    private static Task Kept(List<Transcript> got, Transcript log)
    {
        got.Add(log);
        return Task.CompletedTask;
    }

    /// <summary>Somebody writes just before the first replacing.</summary>
    private sealed class RacedStore(ITranscriptStore store, Func<Task> race) : ITranscriptStore
    {
        private Func<Task>? race = race;

        public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) => store.LatestAsync(conversation, cancellation);

        public Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation) => store.ReadAsync(name, cancellation);

        public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) => store.AppendAsync(name, expected, turn, cancellation);

        public async Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation)
        {
            await (Interlocked.Exchange(ref race, null)?.Invoke() ?? Task.CompletedTask);
            return await store.ReplaceAsync(name, expected, turns, cancellation);
        }

        public Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation) => store.DeleteAsync(name, expected, cancellation);

        public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);
    }
}
