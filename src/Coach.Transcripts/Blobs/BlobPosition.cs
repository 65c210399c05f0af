using System.Globalization;
using Azure;

namespace Coach.Transcripts.Blobs;

/// <summary>Where a log that may span several blobs ends: what an append has to know to need no read.</summary>
/// <param name="Part">The blob that is written to, from 1.</param>
/// <param name="Start">Bytes in the blobs before it.</param>
/// <param name="Blocks">Blocks in it.</param>
/// <param name="Tag">Its ETag; null while it isn't there.</param>
internal readonly record struct BlobPosition(int Part, long Start, int Blocks, ETag? Tag)
{
    private const char Between = ' ';

    private static BlobPosition First { get; } = new(1, 0, 0, Tag: null);

    /// <summary>Null for a version that this store never gave.</summary>
    public static BlobPosition? Of(TranscriptVersion version) => version switch
    {
        { Length: 0, Tag: null } => First,
        { Tag: { } tag } when tag.Split(Between, 4) is [var part, var start, var blocks, var etag] => new(
            int.Parse(part, CultureInfo.InvariantCulture),
            long.Parse(start, CultureInfo.InvariantCulture),
            int.Parse(blocks, CultureInfo.InvariantCulture),
            etag.Length == 0 ? null : new ETag(etag)),
        _ => null,
    };

    public TranscriptVersion At(long length) =>
        this == First ? TranscriptVersion.New : new(length, string.Create(CultureInfo.InvariantCulture, $"{Part}{Between}{Start}{Between}{Blocks}{Between}{Tag}"));

    /// <summary>The beginning of the next blob, which isn't there yet.</summary>
    public BlobPosition Next(long length) => new(Part + 1, length, 0, Tag: null);
}
