using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Coach.Transcripts.Blobs;

/// <summary>One blob of a case as it was read.</summary>
internal sealed record CaseBlob(int Part, byte[] Content, int Blocks, ETag? Tag, bool IsContinued);

/// <summary>The blobs that hold a case: nearly always one.</summary>
internal sealed class CaseBlobs(BlobContainerClient container)
{
    private const string Mark = "continued";

    /// <summary>Stands on each blob that the next one follows.</summary>
    public static Dictionary<string, string> IsContinued { get; } = new(StringComparer.Ordinal) { [Mark] = "true" };

    public AppendBlobClient Of(CaseName name, int part) => container.GetAppendBlobClient(BlobNames.Of(name, part));

    /// <summary>In order; the last one may not be there yet, and is empty then.</summary>
    public async Task<ImmutableArray<CaseBlob>> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var parts = ImmutableArray.CreateBuilder<CaseBlob>();
        do
        {
            parts.Add(await ReadAsync(name, parts.Count + 1, cancellation));
        }
        while (parts[^1].IsContinued);

        return parts.ToImmutable();
    }

    public static BlobPosition End(ImmutableArray<CaseBlob> parts) =>
        parts[^1] is var last && last.Content.Length == 0 && last.Part == 1
            ? new(1, 0, 0, Tag: null) // made, but nothing was written yet: as if it weren't there
            : new(last.Part, parts[..^1].Sum(part => part.Content.LongLength), last.Blocks, last.Tag);

    private async Task<CaseBlob> ReadAsync(CaseName name, int part, CancellationToken cancellation)
    {
        try
        {
            var read = (await BlobAnswers.AskAsync(() => Of(name, part).DownloadContentAsync(cancellation), cancellation)).Value;
            return new(part, read.Content.ToArray(), read.Details.BlobCommittedBlockCount, read.Details.ETag, read.Details.Metadata.ContainsKey(Mark));
        }
        catch (RequestFailedException e) when (BlobAnswers.IsNotThere(e))
        {
            return new(part, [], 0, Tag: null, IsContinued: false);
        }
    }
}
