using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Slack.Inbox;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>Where somebody has cases is noted once a case: what a turn costs the store is counted.</summary>
public sealed class SlackCasesTests : IDisposable
{
    private static readonly SlackWorkspace Workspace = new("T1", Enterprise: null, IsEnterpriseInstall: false);
    private static readonly DateTimeOffset Today = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly MemoryRecords kept = new();
    private readonly Mock<IRecords> records = new();
    private readonly SlackCases cases;

    public SlackCasesTests()
    {
        records.Setup(one => one.ReadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns<string, CancellationToken>(kept.ReadAsync);
        records.Setup(one => one.WriteAsync(It.IsAny<string>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<RecordTag?>(), It.IsAny<CancellationToken>()))
            .Returns<string, ReadOnlyMemory<byte>, RecordTag?, CancellationToken>(kept.WriteAsync);
        cases = new(records.Object, NullLogger<SlackCases>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => cases.Dispose();

    [Fact]
    public async Task A_case_costs_one_write_and_no_read()
    {
        for (var turn = 0; turn < 12; turn++)
        {
            cases.Note(Place("D1"), Open("D1", 1));
            await NotedAsync("D1");
        }

        Assert.Equal((0, 1), Counts());
    }

    [Fact]
    public async Task The_next_case_in_the_same_place_is_noted_again_because_the_record_may_have_been_erased()
    {
        cases.Note(Place("D1"), Open("D1", 1));
        await NotedAsync("D1");
        foreach (var name in await kept.ListAsync("", Cancellation).ToListAsync(Cancellation))
        {
            await kept.DeleteAsync(name, expected: null, Cancellation);
        }

        cases.Note(Place("D1"), Open("D1", 2));
        await NotedAsync("D1");
    }

    [Fact]
    public async Task What_another_process_noted_stays()
    {
        using var other = new SlackCases(kept, NullLogger<SlackCases>.Instance);
        cases.Note(Place("D1"), Open("D1", 1));
        await NotedAsync("D1");
        other.Note(Place("D2"), Open("D2", 1));
        await NotedAsync("D2");

        cases.Note(Place("D3"), Open("D3", 1));
        await NotedAsync("D3");

        Assert.Equal([Place("D3"), Place("D2"), Place("D1")], await other.OfAsync(Workspace, "UROBIN", Cancellation));
    }

    private static SlackPlace Place(string channel) => new(Workspace, channel, Thread: null, "UROBIN");

    private static OpenCase Open(string channel, int number) => OpenCase.From(new(
        CaseNames.For(Place(channel).Conversation, number),
        [new(Today, [new CaseOpened(Place(channel).Conversation, number, new("UROBIN", Name: null), "en", null, false, [])])],
        TranscriptVersion.New));

    private (int Reads, int Writes) Counts() => (
        records.Invocations.Count(one => one.Method.Name == nameof(IRecords.ReadAsync)),
        records.Invocations.Count(one => one.Method.Name == nameof(IRecords.WriteAsync)));

    /// <summary>Noting goes on behind the answer.</summary>
    private async Task NotedAsync(string channel)
    {
        while (!(await new SlackCases(kept, NullLogger<SlackCases>.Instance).OfAsync(Workspace, "UROBIN", Cancellation)).Contains(Place(channel)))
        {
            await Task.Yield();
        }
    }
}
