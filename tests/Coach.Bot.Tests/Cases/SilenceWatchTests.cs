using System.Collections.Immutable;
using Coach.Bot.Reminding;
using Coach.Transcripts;
using Coach.Transcripts.Index;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Coach.Bot.Tests.Cases;

/// <summary>Whoever fell silent is found, however the index is cut into documents, and without all cases being held or read again and again.</summary>
public sealed class SilenceWatchTests
{
    private const int Days = 3;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Mock<IRecords> records = new();
    private readonly MemoryRecords kept = new();
    private readonly FakeTimeProvider clock = new(Start);
    private readonly IndexDocuments documents;
    private readonly SilenceWatch watch;

    public SilenceWatchTests()
    {
        records.Setup(one => one.ListAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(kept.ListAsync);
        records.Setup(one => one.ReadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(kept.ReadAsync);
        records.Setup(one => one.WriteAsync(It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<RecordTag?>(), It.IsAny<CancellationToken>())).Returns(kept.WriteAsync);
        records.Setup(one => one.DeleteAsync(It.IsAny<string>(), It.IsAny<RecordTag?>(), It.IsAny<CancellationToken>())).Returns(kept.DeleteAsync);
        documents = new(records.Object, clock);
        watch = new(documents, Days);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_found_once_within_an_hour_after_it_has_been_silent_long_enough()
    {
        await WriteAsync(Line(1));

        Assert.Empty(await FindAsync(TimeSpan.FromDays(Days) - TimeSpan.FromSeconds(1)));
        Assert.Equal([Name(1)], await FindAsync(TimeSpan.FromHours(1)));
        Assert.Empty(await FindAsync(TimeSpan.FromSeconds(20)));
        Assert.Empty(await FindAsync(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task What_is_decided_closed_erased_gone_or_in_a_channel_is_not_looked_for()
    {
        await WriteAsync(
            Line(1) with { Stage = CaseStage.Decided },
            Line(2) with { Stage = CaseStage.Closed },
            Line(3) with { IsErased = true },
            CaseSummary.Gone(Name(4), Start),
            Line(5) with { IsPersonal = false });

        Assert.Empty(await FindAsync(TimeSpan.FromDays(Days)));
    }

    [Fact]
    public async Task After_a_restart_all_are_looked_at_but_those_of_long_ago()
    {
        await WriteAsync(Line(1), Line(2) with { Changed = Start.AddDays(-30) }, Line(3) with { Changed = Start.AddDays(-60) });

        Assert.Equal([Name(1), Name(2)], (await FindAsync(TimeSpan.FromDays(Days))).OrderBy(name => name.Number));
    }

    [Fact]
    public async Task A_line_that_a_crash_delayed_is_found_though_its_time_has_passed()
    {
        await FindAsync(TimeSpan.FromDays(10));
        await WriteAsync(Line(1) with { Noted = clock.GetUtcNow() });

        Assert.Equal([Name(1)], await FindAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_document_in_which_nothing_is_due_is_not_read_again()
    {
        await WriteAsync(Line(1), Line(2) with { Changed = Start.AddMinutes(5) });
        for (var look = 0; look < 1000; look++)
        {
            await FindAsync(TimeSpan.FromSeconds(20));
        }

        records.Verify(one => one.ReadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Everybody_who_falls_silent_is_found_within_an_hour_or_so_while_the_index_is_written_and_put_together(int seed)
    {
        var random = new Random(seed);
        var spoke = new Dictionary<CaseName, DateTimeOffset>();
        var found = new Dictionary<CaseName, DateTimeOffset>();
        for (var look = 0; look < 2_000; look++)
        {
            clock.Advance(TimeSpan.FromMinutes(random.Next(1, 10)));
            if (random.Next(20) == 0)
            {
                var line = Line(random.Next(1, 80)) with { Changed = clock.GetUtcNow(), Noted = clock.GetUtcNow() };
                spoke[line.Name] = line.Changed;
                await WriteAsync(line);
            }

            if (random.Next(10) == 0)
            {
                await Tidying.RunAsync(documents, Cancellation);
            }

            foreach (var name in await FindAsync(TimeSpan.Zero))
            {
                found[name] = clock.GetUtcNow();
            }

            var missed = spoke.Where(one => clock.GetUtcNow() - one.Value > TimeSpan.FromDays(Days) + TimeSpan.FromMinutes(70) && (!found.TryGetValue(one.Key, out var at) || at - one.Value < TimeSpan.FromDays(Days)));
            Assert.Empty(missed);
        }

        Assert.True(found.Count > 20);
    }

    private static CaseName Name(int number) => new("0a1b", number);

    private static CaseSummary Line(int number) => new()
    {
        Conversation = Name(number).Conversation,
        Number = number,
        Length = 100,
        Noted = Start,
        Changed = Start,
        Started = Start,
        IsPersonal = true,
    };

    private Task WriteAsync(params ImmutableArray<CaseSummary> lines) => documents.WriteAsync(lines, Cancellation);

    private async Task<IReadOnlySet<CaseName>> FindAsync(TimeSpan later)
    {
        clock.Advance(later);
        return await watch.FindAsync(clock.GetUtcNow(), Cancellation);
    }
}
