using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Blobs;

/// <summary>One block blob a record, below records/, replaced whole on condition of its ETag. The container is made when it isn't there.</summary>
public sealed class BlobRecords(BlobContainerClient container) : IRecords
{
    private const string Records = "records/";

    public async Task<StoredRecord?> ReadAsync(string name, CancellationToken cancellation)
    {
        var blob = BlobOf(name);
        try
        {
            var read = (await BlobAnswers.AskAsync(() => blob.DownloadContentAsync(cancellation), cancellation)).Value;
            return new(name, read.Content.ToMemory(), TagOf(read.Details.ETag));
        }
        catch (RequestFailedException e) when (BlobAnswers.IsNotThere(e))
        {
            return null;
        }
    }

    public async Task<RecordTag?> WriteAsync(string name, ReadOnlyMemory<byte> content, RecordTag? expected, CancellationToken cancellation)
    {
        var blob = BlobOf(name);
        var options = new BlobUploadOptions { Conditions = Conditions(expected) };
        try
        {
            var written = await BlobAnswers.AskAndMakeAsync(container, () => blob.UploadAsync(new BinaryData(content), options, cancellation), cancellation);
            return TagOf(written.Value.ETag);
        }
        catch (RequestFailedException e) when (BlobAnswers.IsRaced(e))
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(string name, RecordTag? expected, CancellationToken cancellation)
    {
        var blob = BlobOf(name);
        if (expected == RecordTag.None)
        {
            return !await BlobAnswers.AskAsync(() => blob.ExistsAsync(cancellation), cancellation);
        }

        try
        {
            await BlobAnswers.AskAsync(() => blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, Conditions(expected), cancellation), cancellation);
            return true;
        }
        catch (RequestFailedException e) when (BlobAnswers.IsRaced(e))
        {
            return expected is null && BlobAnswers.IsNotThere(e);
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in BlobNames.BlobsAsync(container, Records + prefix, cancellation))
        {
            yield return blob.Name[Records.Length..];
        }
    }

    private BlobClient BlobOf(string name) => container.GetBlobClient(Records + RecordNames.Checked(name));

    private static RecordTag TagOf(ETag tag) => new(tag.ToString());

    private static BlobRequestConditions Conditions(RecordTag? expected) => expected switch
    {
        null => new(),
        { Value: null } => new() { IfNoneMatch = ETag.All },
        { Value: { } tag } => new() { IfMatch = new ETag(tag) },
    };
}
