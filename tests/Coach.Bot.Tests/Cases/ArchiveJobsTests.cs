using Coach.Bot.Archiving;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Audit;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Coach.Transcripts.Rights;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Cases;

/// <summary>What looks after the archive while nobody looks on: deleting by age, and erasing what people asked for (F13, F14).</summary>
public sealed class ArchiveJobsTests : IDisposable
{
    private static readonly Person Robin = new("29:robin", "Robin Example");
    private static readonly CoachSettings Settings = CoachSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Coach:RetentionDays", "90")]).Build());
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryRecords records = new();
    private readonly FlakyStore store;
    private readonly CaseIndex index;
    private readonly Archive archive;
    private readonly ErasureOrders orders;

    public ArchiveJobsTests()
    {
        store = new(new MemoryTranscriptStore(clock));
        index = new(records, clock);
        archive = new(new IndexedTranscriptStore(store, index, clock), records, index, new AuditLog(records, clock), clock);
        orders = new(archive);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        orders.Dispose();
        index.Dispose();
    }

    [Fact]
    public async Task What_is_too_old_is_deleted_soon_after_the_start_and_then_once_a_day()
    {
        await SayAsync(1);
        clock.Advance(TimeSpan.FromDays(91));
        await SayAsync(2);
        using var job = new RetentionJob(archive, Settings, NullLogger<RetentionJob>.Instance);
        await job.StartAsync(Cancellation);

        await PassAsync(TimeSpan.FromMinutes(1), async () => await CasesAsync() is [2]);
        await PassAsync(TimeSpan.FromHours(6), async () => await CasesAsync() is []);
        Assert.Equal([(AuditAct.Deleted, "coach", 1), (AuditAct.Deleted, "coach", 1)], await archive.Audit.ReadAsync(Cancellation).Select(entry => (entry.Note.Act, entry.Note.By, entry.Note.Counts["cases"])).ToListAsync(Cancellation));
        await job.StopAsync(Cancellation);
    }

    [Fact]
    public async Task While_the_store_is_down_deleting_waits()
    {
        await SayAsync(1);
        clock.Advance(TimeSpan.FromDays(91));
        store.IsDown = true;
        using var job = new RetentionJob(archive, Settings, NullLogger<RetentionJob>.Instance);
        await job.StartAsync(Cancellation);
        await PassAsync(TimeSpan.FromMinutes(1), () => Task.FromResult(clock.GetUtcNow().Minute > 30));

        store.IsDown = false;
        await PassAsync(TimeSpan.FromHours(6), async () => await CasesAsync() is []);
        await job.StopAsync(Cancellation);
    }

    [Fact]
    public async Task An_order_that_a_restart_or_an_outage_left_is_carried_out()
    {
        await SayAsync(1);
        store.IsDown = true;
        await orders.PlaceAsync(new(Subject.HashOf(Robin.Id), Turns.First.Conversation), Cancellation);
        using var job = new ErasureJob(orders, NullLogger<ErasureJob>.Instance);
        await job.StartAsync(Cancellation);

        store.IsDown = false;
        await orders.PlaceAsync(new(Subject.HashOf(Robin.Id), Turns.First.Conversation), Cancellation); // asked again: it needn't wait
        await PassAsync(TimeSpan.Zero, async () => !await records.ListAsync("erasures/", Cancellation).AnyAsync(Cancellation));
        Assert.DoesNotContain("robin-secret", string.Concat(Turns.Lines((await archive.Store.ReadAsync(Turns.First, Cancellation)).Turns)), StringComparison.Ordinal);
        await job.StopAsync(Cancellation);
    }

    private async Task SayAsync(int number) => await archive.Store.AppendAsync(
        Turns.First with { Number = number },
        TranscriptVersion.New,
        new(clock.GetUtcNow(), [new CaseOpened(Turns.Chat, number, Robin, "en", null, false, []), new MessageReceived("m-1", Robin, new Said.Typed("robin-secret"))]),
        Cancellation);

    private async Task<int[]> CasesAsync() => await archive.Store.ListAsync(Cancellation).Select(listed => listed.Name.Number).ToArrayAsync(Cancellation);

    /// <summary>Lets time pass in steps until it is so.</summary>
    private async Task PassAsync(TimeSpan step, Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 5000, "It never is so.");
            clock.Advance(step);
            await Task.Delay(2, Cancellation);
        }
    }
}
