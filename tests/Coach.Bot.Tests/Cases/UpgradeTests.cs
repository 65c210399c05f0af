using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Cases;

/// <summary>A6: a conversation that an earlier version began, broken off after any of its turns, goes on with this one; not a byte of what was written changes.</summary>
public sealed class UpgradeTests
{
    private static readonly ImmutableArray<Turn> Recorded = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;

    public static TheoryData<int> Breaks => [.. Enumerable.Range(1, Recorded.Length)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task What_an_earlier_version_began_goes_on(int turns)
    {
        using var folder = new TemporaryFolder();
        var opened = Recorded.SelectMany(turn => turn.Events).OfType<CaseOpened>().First();
        var name = CaseNames.For(opened.Conversation, opened.Number);
        var store = new FileTranscriptStore(folder.Path);
        var version = TranscriptVersion.New;
        foreach (var turn in Recorded[..turns])
        {
            version = Assert.NotNull(await store.AppendAsync(name, version, turn, Cancellation));
        }

        using var memory = new MemoryCache(new MemoryCacheOptions());
        var replies = new List<Reply>();
        var message = new InboundMessage(opened.Conversation, "after-the-upgrade", opened.By, new Said.Typed("status"), Recorded[turns - 1].At.AddMinutes(1));
        await new ConversationDesk(new(store, memory), CoachPolicy.Default, TimeProvider.System).HandleAsync(message, Hear, Timeout.InfiniteTimeSpan, Cancellation);

        Assert.NotEmpty(replies);
        Assert.Equal(Turns.Lines(Recorded[..turns]), Turns.Lines((await store.ReadAsync(name, Cancellation)).Turns)[..turns]);
        var last = await store.LatestAsync(name.Conversation, Cancellation);
        Assert.Contains("after-the-upgrade", (await store.ReadAsync(name with { Number = last!.Value }, Cancellation)).Turns[^1].Events.OfType<MessageReceived>().Select(received => received.Id));

        Task<Handover> Hear(TurnOutcome outcome, CancellationToken cancellation)
        {
            replies.AddRange(outcome.Replies);
            return Task.FromResult(Handover.Nothing);
        }
    }
}
