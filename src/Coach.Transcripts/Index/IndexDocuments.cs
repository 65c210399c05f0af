using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Index;

/// <summary>
/// The documents that the index consists of: JSON lines, written once and never changed; the latest line of a case counts. Any number of processes may
/// write and read.
/// </summary>
public sealed class IndexDocuments(IRecords records, TimeProvider clock)
{
    private const string Folder = "index/";
    private const string Full = "-full";
    private const int MostLines = 2_000; // about a megabyte and a half, so that one answer of a busy account holds it
    private readonly RepeatedValues repeated = new();

    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellation) =>
        await records.ListAsync(Folder, cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation);

    /// <summary>The lines of a document; none when it has been put together with others meanwhile.</summary>
    public async Task<ImmutableArray<CaseSummary>> ReadAsync(string name, CancellationToken cancellation) =>
        await records.ReadAsync(name, cancellation) is { } document ? Lines(document.Content.Span) : [];

    /// <summary>All documents, one after the other, so that a million cases need no room for a million lines.</summary>
    public async IAsyncEnumerable<(string Name, ImmutableArray<CaseSummary> Lines)> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in await ListAsync(cancellation))
        {
            yield return (name, await ReadAsync(name, cancellation));
        }
    }

    public async Task WriteAsync(IEnumerable<CaseSummary> lines, CancellationToken cancellation)
    {
        foreach (var some in lines.Chunk(MostLines))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Folder}{clock.GetUtcNow().UtcTicks:D19}-{Guid.NewGuid():n}{(some.Length == MostLines ? Full : "")}");
            await records.WriteAsync(name, Written(some), RecordTag.None, cancellation);
        }
    }

    /// <summary>The oldest first, so that the line that says that a case is gone goes last.</summary>
    public async Task DeleteAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            await records.DeleteAsync(name, expected: null, cancellation);
        }
    }

    /// <summary>Whether no more lines go into a document of this name.</summary>
    internal static bool IsFull(string name) => name.EndsWith(Full, StringComparison.Ordinal);

    private static byte[] Written(IEnumerable<CaseSummary> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(content, line, IndexJson.Default.CaseSummary);
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    private ImmutableArray<CaseSummary> Lines(ReadOnlySpan<byte> content)
    {
        var lines = ImmutableArray.CreateBuilder<CaseSummary>();
        while (content.IndexOf((byte)'\n') is >= 0 and var length)
        {
            lines.Add(repeated.In(JsonSerializer.Deserialize(content[..length], IndexJson.Default.CaseSummary)!));
            content = content[(length + 1)..];
        }

        return lines.DrainToImmutable();
    }
}
