using System.Collections.Immutable;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Blobs;

/// <summary>
/// Takes away or replaces whole logs. A cleaned log is written beside the old one and copied over it by the account, on condition of the ETag that was read:
/// nobody ever sees half of it, and whoever still remembers the old ETag can't append.
/// </summary>
internal sealed class CleanedBlobs(BlobContainerClient container, CaseBlobs blobs)
{
    private const int LargestBlock = 4 << 20;
    private const byte LineEnd = (byte)'\n';

    /// <summary>Each blob of a case keeps as many turns as it had, as long as there are some, and the last one takes the rest.</summary>
    public async Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation)
    {
        var there = await SeenAsync(name, expected, cancellation);
        for (var (index, first) = (0, 0); index < there.Length; index++)
        {
            var rest = turns.Length - first;
            var count = index == there.Length - 1 ? rest : Math.Min(rest, there[index].Content.AsSpan().Count(LineEnd));
            await ReplaceAsync(name, there[index], turns.AsMemory().Slice(first, count), cancellation);
            first += count;
        }

        var parts = await blobs.ReadAsync(name, cancellation);
        return there.IsEmpty ? null : CaseBlobs.End(parts).At(parts.Sum(part => part.Content.LongLength));
    }

    /// <summary>The last blob goes first, because it is the one that others may be writing to. Before each goes what a crash in the middle of a cleaning may have left of it.</summary>
    public async Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        var there = await SeenAsync(name, expected, cancellation);
        foreach (var part in there.Reverse())
        {
            await BlobAnswers.AskAsync(() => BesideOf(name, part).DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);
            await BlobAnswers.AskAsync(() => blobs.Of(name, part.Part).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, new() { IfMatch = part.Tag }, cancellation), cancellation);
        }

        return !there.IsEmpty;
    }

    /// <summary>The blobs that are there; none when the case is no longer the one that was seen.</summary>
    private async Task<ImmutableArray<CaseBlob>> SeenAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        var parts = await blobs.ReadAsync(name, cancellation);
        return CaseBlobs.End(parts).At(parts.Sum(part => part.Content.LongLength)) == expected ? [.. parts.Where(part => part.Tag is not null)] : [];
    }

    private async Task ReplaceAsync(CaseName name, CaseBlob old, ReadOnlyMemory<Turn> turns, CancellationToken cancellation)
    {
        var beside = BesideOf(name, old);
        await BlobAnswers.AskAsync(() => beside.CreateAsync(new AppendBlobCreateOptions(), cancellation), cancellation);
        foreach (var block in Blocks(turns.ToArray()))
        {
            await BlobAnswers.AskAsync(() => beside.AppendBlockAsync(new MemoryStream(block), cancellationToken: cancellation), cancellation);
        }

        var options = new BlobCopyFromUriOptions
        {
            DestinationConditions = new() { IfMatch = old.Tag },
            Metadata = old.IsContinued ? CaseBlobs.IsContinued : null,
            Tags = old.Part == 1 && turns.Length > 0 ? BlobTags.Of(turns.Span[0]) : null,
        };
        await BlobAnswers.AskAsync(() => CopyAsync(beside.Uri, blobs.Of(name, old.Part), options, cancellation), cancellation);
        await BlobAnswers.AskAsync(() => beside.DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);
    }

    private AppendBlobClient BesideOf(CaseName name, CaseBlob part) => container.GetAppendBlobClient(BlobNames.Beside(name, part.Part));

    private static async Task<long> CopyAsync(Uri source, AppendBlobClient over, BlobCopyFromUriOptions options, CancellationToken cancellation)
    {
        var copying = await over.StartCopyFromUriAsync(source, options, cancellation);
        return (await copying.WaitForCompletionAsync(cancellation)).Value;
    }

    /// <summary>Whole turns, as many as fit into a block.</summary>
    private static IEnumerable<byte[]> Blocks(Turn[] turns)
    {
        var block = new List<byte>();
        foreach (var line in turns.Select(TranscriptLines.Write))
        {
            if (block.Count > 0 && block.Count + line.Length > LargestBlock)
            {
                yield return [.. block];
                block.Clear();
            }

            block.AddRange(line);
        }

        if (block.Count > 0)
        {
            yield return [.. block];
        }
    }
}
