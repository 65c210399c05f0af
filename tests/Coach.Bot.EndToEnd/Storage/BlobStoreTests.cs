using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Coach.Bot.Tests.Transcripts;
using Coach.Bot.Tests.Transcripts.Records;
using Coach.Transcripts;
using Coach.Transcripts.Blobs;
using Coach.Transcripts.Records;

namespace Coach.Bot.EndToEnd.Storage;

[Collection(StorageTests.Name)]
public sealed class BlobTranscriptStoreTests(Azurite azurite) : TranscriptStoreContract
{
    private readonly BlobContainerClient container = azurite.NewContainer();

    protected override ITranscriptStore Store => new BlobTranscriptStore(container);

    private string[] Asked => [.. azurite.Proxy.About(container.Name).Select(one => one.Method + (one.Query.Contains("comp=", StringComparison.Ordinal) ? " " + one.Query.TrimStart('?').Split('&').First(part => part.StartsWith("comp=", StringComparison.Ordinal))[5..] : ""))];

    [Fact]
    public async Task A_warm_case_costs_one_transaction_a_turn()
    {
        await container.CreateAsync(cancellationToken: Cancellation);
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        var before = Asked.Length;

        for (var turn = 0; turn < 10; turn++)
        {
            version = Assert.NotNull(await Store.AppendAsync(Turns.First, version, Turns.Saying("more"), Cancellation));
        }

        Assert.Equal(Enumerable.Repeat("PUT appendblock", 10), Asked[before..]);
    }

    [Fact]
    public async Task A_new_case_costs_two_transactions_and_a_case_that_goes_on_two_to_read()
    {
        await container.CreateAsync(cancellationToken: Cancellation);
        var before = Asked.Length;

        Assert.Null(await Store.LatestAsync(Turns.First.Conversation, Cancellation));
        await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation);
        await Store.LatestAsync(Turns.First.Conversation, Cancellation);
        await Store.ReadAsync(Turns.First, Cancellation);

        Assert.Equal(["GET list", "PUT", "PUT appendblock", "GET list", "GET"], Asked[before..]);
    }

    [Fact]
    public async Task The_container_is_made_when_it_is_not_there()
    {
        Assert.False(await container.ExistsAsync(Cancellation));

        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);

        Assert.True(await container.ExistsAsync(Cancellation));
        Assert.Equal(PublicAccessType.None, (await container.GetPropertiesAsync(cancellationToken: Cancellation)).Value.PublicAccess ?? PublicAccessType.None);
    }

    [Fact]
    public async Task Channel_organisation_and_day_are_index_tags_and_no_name_shows_a_person()
    {
        var recorded = TranscriptLines.Read(Turns.First, Turns.Golden()).Turns;
        await AppendAllAsync(Turns.First, recorded);

        var blob = await container.GetBlobsAsync(BlobTraits.Tags | BlobTraits.Metadata, BlobStates.None, prefix: null, Cancellation).SingleAsync(Cancellation);

        var opened = recorded.SelectMany(turn => turn.Events).OfType<Coach.Core.Conversations.ConversationEvent.CaseOpened>().First();
        Assert.Equal($"cases/{Turns.First.Conversation}/000001.jsonl", blob.Name);
        Assert.Equal(
            [("channel", opened.Conversation.Channel), ("start", recorded[0].At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("tenant", opened.Conversation.Tenant!)],
            blob.Tags.Select(tag => (tag.Key, tag.Value)).Order());
    }

    [Fact]
    public async Task A_blob_that_a_crash_left_empty_is_no_case_yet_and_can_be_begun()
    {
        await container.CreateAsync(cancellationToken: Cancellation);
        await Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetAppendBlobClient(container, $"cases/{Turns.First.Conversation}/000001.jsonl").CreateAsync(cancellationToken: Cancellation);

        Assert.Null(await Store.LatestAsync(Turns.First.Conversation, Cancellation));
        Assert.Empty(await Store.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.NotNull(await Store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("one"), Cancellation));
    }

    [Fact]
    public async Task A_cleaned_log_that_a_crash_left_goes_with_the_next_cleaning_and_with_the_log()
    {
        var left = $"cleaned/{Turns.First.Conversation}/000001.jsonl";
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        await Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetAppendBlobClient(container, left).CreateAsync(cancellationToken: Cancellation);
        version = Assert.NotNull(await Store.ReplaceAsync(Turns.First, version, [Turns.Saying("cleaned")], Cancellation));
        Assert.False(await container.GetBlobClient(left).ExistsAsync(Cancellation));

        await container.UploadBlobAsync(left, new BinaryData("what was said"), Cancellation);
        Assert.True(await Store.DeleteAsync(Turns.First, version, Cancellation));
        Assert.Equal(0, await container.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Foreign_blobs_are_passed_over()
    {
        await AppendAllAsync(Turns.First, [Turns.Saying("one")]);
        await new BlobRecords(container).WriteAsync("holds/one", "x"u8.ToArray(), RecordTag.None, Cancellation);
        await container.UploadBlobAsync("cases/readme.txt", new BinaryData("x"), Cancellation);
        await container.UploadBlobAsync($"cases/{Turns.First.Conversation}/notes.jsonl", new BinaryData("x"), Cancellation);

        Assert.Equal([Turns.First], await Store.ListAsync(Cancellation).Select(listed => listed.Name).ToListAsync(Cancellation));
    }
}

/// <summary>The same promises where every second turn begins a next blob.</summary>
[Collection(StorageTests.Name)]
public sealed class RollingBlobTests(Azurite azurite) : TranscriptStoreContract
{
    private readonly BlobContainerClient container = azurite.NewContainer();

    protected override ITranscriptStore Store => new BlobTranscriptStore(container, blocks: 2);

    [Fact]
    public async Task A_case_beyond_the_limit_goes_on_in_a_next_blob_and_nobody_notices()
    {
        await AppendAllAsync(Turns.First, Enumerable.Range(1, 7).Select(number => Turns.Saying($"turn {number}")));

        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"turn {number}"), (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf));
        Assert.Equal(4, await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "cases/", Cancellation).CountAsync(Cancellation));
        Assert.Equal(1, await Store.LatestAsync(Turns.First.Conversation, Cancellation));
    }

    [Fact]
    public async Task A_crash_between_two_blobs_loses_nothing()
    {
        var version = await AppendAllAsync(Turns.First, [Turns.Saying("one"), Turns.Saying("two")]);
        await Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetAppendBlobClient(container, $"cases/{Turns.First.Conversation}/000001.jsonl")
            .SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["continued"] = "true" }, cancellationToken: Cancellation);

        Assert.Null(await Store.AppendAsync(Turns.First, version, Turns.Saying("stale"), Cancellation));
        await AppendAllAsync(Turns.First, [Turns.Saying("three")]);

        Assert.Equal(["one", "two", "three"], (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.TextOf));
    }
}

[Collection(StorageTests.Name)]
public sealed class BlobRecordsTests(Azurite azurite) : RecordsContract
{
    private readonly BlobContainerClient container = azurite.NewContainer();

    protected override IRecords Records => new BlobRecords(container);
}
