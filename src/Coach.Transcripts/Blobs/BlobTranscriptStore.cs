using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Blobs;

/// <summary>
/// One append blob a case. A turn is one append on condition of the length and the ETag that were read, so a warm case costs one transaction
/// a turn and any number of processes may share the container. The first turn of a case also makes its blob. The container is made when it isn't there.
/// </summary>
/// <param name="blocks">
/// Turns to a blob, below the service's limit of 50,000 blocks; then the case goes on in a next blob.
/// See https://learn.microsoft.com/rest/api/storageservices/append-block.
/// </param>
public sealed class BlobTranscriptStore(BlobContainerClient container, int blocks = 40_000) : ITranscriptStore
{
    private readonly CaseBlobs blobs = new(container);

    public async Task<int?> LatestAsync(string conversation, CancellationToken cancellation) =>
        await BlobNames.ListAsync(container, CaseNames.Checked(conversation), cancellation).Select(listed => (int?)listed.Name.Number).MaxAsync(cancellationToken: cancellation);

    public async Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var parts = await blobs.ReadAsync(name, cancellation);
        var log = parts is [var whole] ? whole.Content : [.. parts.SelectMany(part => part.Content)];
        return new(name, TranscriptLines.Read(name, log).Turns, CaseBlobs.End(parts).At(log.Length));
    }

    public async Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation)
    {
        CaseNames.Checked(name);
        cancellation.ThrowIfCancellationRequested();
        if (BlobPosition.Of(expected) is not { } end)
        {
            return null;
        }

        try
        {
            end = end.Blocks < blocks ? end : await GoOnAsync(name, end, expected.Length, cancellation);
            var blob = blobs.Of(name, end.Part);
            if (end.Tag is null)
            {
                await MakeAsync(blob, end.Part == 1 ? BlobTags.Of(turn) : null, cancellation);
            }

            return await AppendAsync(blob, (end, expected.Length), TranscriptLines.Write(turn), cancellation);
        }
        catch (RequestFailedException e) when (BlobAnswers.IsRaced(e))
        {
            return null;
        }
    }

    public async Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation)
    {
        try
        {
            return await new CleanedBlobs(container, blobs).ReplaceAsync(name, expected, turns, cancellation);
        }
        catch (RequestFailedException e) when (BlobAnswers.IsRaced(e))
        {
            return null;
        }
    }

    public async Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        try
        {
            return await new CleanedBlobs(container, blobs).DeleteAsync(name, expected, cancellation);
        }
        catch (RequestFailedException e) when (BlobAnswers.IsRaced(e))
        {
            return false;
        }
    }

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => BlobNames.ListAsync(container, conversation: null, cancellation);

    private static async Task<TranscriptVersion?> AppendAsync(AppendBlobClient blob, (BlobPosition End, long Length) seen, byte[] line, CancellationToken cancellation)
    {
        var still = new AppendBlobRequestConditions { IfAppendPositionEqual = seen.Length - seen.End.Start, IfMatch = seen.End.Tag };
        var appended = await BlobAnswers.AskAsync(() => blob.AppendBlockAsync(new MemoryStream(line), new() { Conditions = still }, cancellation), cancellation);
        return (seen.End with { Blocks = appended.Value.BlobCommittedBlockCount, Tag = appended.Value.ETag }).At(seen.Length + line.Length);
    }

    /// <summary>One that is there already was left by a crash, or somebody is faster: the append finds out.</summary>
    private async Task MakeAsync(AppendBlobClient blob, Dictionary<string, string>? tags, CancellationToken cancellation)
    {
        var made = new AppendBlobCreateOptions { Conditions = new() { IfNoneMatch = ETag.All }, Tags = tags, HttpHeaders = new() { ContentType = "application/jsonl; charset=utf-8" } };
        try
        {
            await BlobAnswers.AskAndMakeAsync(container, () => blob.CreateAsync(made, cancellation), cancellation);
        }
        catch (RequestFailedException e) when (BlobAnswers.IsThere(e))
        {
            // as the summary says
        }
    }

    /// <summary>Marks a full blob as continued. The mark changes its ETag, so whoever still takes it for the last one can't write to it any more.</summary>
    private async Task<BlobPosition> GoOnAsync(CaseName name, BlobPosition end, long length, CancellationToken cancellation)
    {
        await BlobAnswers.AskAsync(() => blobs.Of(name, end.Part).SetMetadataAsync(CaseBlobs.IsContinued, new() { IfMatch = end.Tag }, cancellation), cancellation);
        return end.Next(length);
    }
}
