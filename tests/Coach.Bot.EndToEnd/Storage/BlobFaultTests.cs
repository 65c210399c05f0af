using Azure.Storage.Blobs;
using Coach.Bot.Tests.Transcripts;
using Coach.Transcripts;
using Coach.Transcripts.Blobs;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>What the store does when the account doesn't answer as it should: each turn is stored once or not at all, and the caller knows which, or asks.</summary>
[Collection(StorageTests.Name)]
public sealed class BlobFaultTests(Azurite azurite) : IDisposable
{
    private const string Appends = "comp=appendblock";
    private readonly BlobContainerClient container = azurite.NewContainer();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BlobTranscriptStore Store => new(container);

    public void Dispose() => azurite.Proxy.Recover();

    [Theory]
    [InlineData((int)Fault.Throttled)]
    [InlineData((int)Fault.ServerBusy)]
    [InlineData((int)Fault.ServerError)]
    public async Task A_fault_that_passes_is_not_noticed(int fault)
    {
        var version = await BeginAsync();
        azurite.Proxy.Spoil((Fault)fault, container.Name, times: 2, Appends);

        Assert.NotNull(await Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        Assert.Equal(["one", "two"], await TextsAsync());
    }

    [Theory]
    [InlineData((int)Fault.Throttled)]
    [InlineData((int)Fault.ServerBusy)]
    [InlineData((int)Fault.ServerError)]
    [InlineData((int)Fault.Refused)]
    public async Task A_fault_that_stays_says_to_try_again_later(int fault)
    {
        var version = await BeginAsync();
        azurite.Proxy.Spoil((Fault)fault, container.Name, times: 100);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ReadAsync(Turns.First, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.LatestAsync(Turns.First.Conversation, Cancellation));

        azurite.Proxy.Recover();
        Assert.NotNull(await Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        Assert.Equal(["one", "two"], await TextsAsync());
    }

    [Fact]
    public async Task An_account_that_says_nothing_is_given_up()
    {
        var version = await BeginAsync();
        var hasty = new BlobTranscriptStore(new(azurite.ConnectionString, container.Name, new() { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1), NetworkTimeout = TimeSpan.FromMilliseconds(200) } }));
        azurite.Proxy.Spoil(Fault.Silent, container.Name, times: 100);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => hasty.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_says_to_try_again_later()
    {
        var nowhere = new BlobTranscriptStore(new(azurite.ConnectionString.Replace(azurite.Proxy.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "9", StringComparison.Ordinal), "transcripts", new() { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } }));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => nowhere.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await nowhere.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_meets_its_own_line_and_counts_as_raced()
    {
        var version = await BeginAsync();
        azurite.Proxy.Spoil(Fault.AnswerLost, container.Name, times: 1, Appends);

        Assert.Null(await Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        Assert.Equal(["one", "two"], await TextsAsync()); // whoever reads again finds it
    }

    [Fact]
    public async Task A_first_turn_whose_answers_were_lost_is_stored_once()
    {
        await container.CreateAsync(cancellationToken: Cancellation);
        azurite.Proxy.Spoil(Fault.AnswerLost, container.Name);
        azurite.Proxy.Spoil(Fault.AnswerLost, container.Name, times: 1, Appends);

        Assert.Null(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation));
        Assert.Equal(["one"], await TextsAsync());
    }

    [Fact]
    public async Task Whoever_is_raced_is_told_so()
    {
        var version = await BeginAsync();
        azurite.Proxy.Spoil(Fault.RacedByAnother, container.Name, times: 1, Appends);

        Assert.Null(await Store.AppendAsync(Turns.First, version, Turns.Saying("two"), Cancellation));
        Assert.Equal(["one"], await TextsAsync());
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_told_that_the_account_is_down()
    {
        var version = await BeginAsync();
        azurite.Proxy.Spoil(Fault.Silent, container.Name, times: 100);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync(Turns.First, version, Turns.Saying("two"), soon.Token));
    }

    private async Task<TranscriptVersion> BeginAsync() => Assert.NotNull(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation));

    private async Task<string[]> TextsAsync() => [.. (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf)];
}
