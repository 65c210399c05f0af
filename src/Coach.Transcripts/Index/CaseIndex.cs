using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Index;

/// <summary>
/// The summaries of all cases, for lists and the dashboard. They lie in documents of JSON lines, written once and never changed; the latest line of a
/// case counts. Any number of processes may write and read. Deleting all of it loses nothing: <see cref="Reindexing"/> makes it again.
/// </summary>
public sealed class CaseIndex(IRecords records, TimeProvider clock) : IDisposable
{
    private const string Folder = "index/";
    private const int LinesADocument = 2_000; // about a megabyte and a half, so that one answer of a busy account holds it
    private const int ManyDocuments = 64;
    private readonly SemaphoreSlim alone = new(1, 1);
    private readonly Dictionary<string, ImmutableArray<CaseSummary>> documents = new(StringComparer.Ordinal);
    private ImmutableDictionary<CaseName, CaseSummary> known = ImmutableDictionary<CaseName, CaseSummary>.Empty;

    /// <summary>Every case that is there, as of now. The first call reads all documents; later ones only what is new.</summary>
    public async Task<ImmutableDictionary<CaseName, CaseSummary>> ReadAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            var names = await records.ListAsync(Folder, cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation);
            var vanished = documents.Keys.Where(name => !names.Contains(name)).ToArray();
            var added = await LoadAsync(names.Where(name => !documents.ContainsKey(name)), cancellation);
            Array.ForEach(vanished, name => documents.Remove(name));
            known = vanished.Length > 0 ? Merged(ImmutableDictionary<CaseName, CaseSummary>.Empty, documents.Values.SelectMany(lines => lines))
                : added.IsEmpty ? known
                : Merged(known, added);
            return known;
        }
        finally
        {
            alone.Release();
        }
    }

    /// <summary>Adds what has changed, in one write.</summary>
    public async Task NoteAsync(IReadOnlyCollection<CaseSummary> changed, CancellationToken cancellation)
    {
        foreach (var lines in changed.Chunk(LinesADocument))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Folder}{clock.GetUtcNow().UtcTicks:D19}-{Guid.NewGuid():n}");
            await records.WriteAsync(name, Written(lines), RecordTag.None, cancellation);
        }
    }

    /// <summary>
    /// Leaves nothing of deleted cases, and puts many small documents together. Two processes may do it at the same time: a line that stands twice counts once,
    /// and the oldest documents go first, so that the line that says that a case is gone goes last.
    /// </summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        var cases = await ReadAsync(cancellation);
        var small = documents.Where(document => document.Value.Length < LinesADocument).Select(document => document.Key).ToArray();
        var untidy = documents.Where(document => document.Value.Any(line => !cases.ContainsKey(line.Name))).Select(document => document.Key)
            .Union(small.Length >= ManyDocuments ? small : [], StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (untidy.Length > 0)
        {
            await NoteAsync([.. Latest(untidy.SelectMany(name => documents[name])).Where(line => cases.ContainsKey(line.Name))], cancellation);
            await DeleteAsync(untidy, cancellation);
        }
    }

    public void Dispose() => alone.Dispose();

    /// <summary>Puts these summaries in the place of all that were there when <paramref name="replaced"/> was listed.</summary>
    internal async Task ReplaceAsync(IReadOnlyCollection<CaseSummary> all, IEnumerable<string> replaced, CancellationToken cancellation)
    {
        await NoteAsync(all, cancellation);
        await DeleteAsync(replaced, cancellation);
    }

    internal async Task<string[]> DocumentsAsync(CancellationToken cancellation) => await records.ListAsync(Folder, cancellation).ToArrayAsync(cancellation);

    private async Task DeleteAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            await records.DeleteAsync(name, expected: null, cancellation);
        }
    }

    private async Task<ImmutableArray<CaseSummary>> LoadAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var added = ImmutableArray.CreateBuilder<CaseSummary>();
        foreach (var name in names)
        {
            if (await records.ReadAsync(name, cancellation) is { } document)
            {
                documents[name] = Lines(document.Content.Span);
                added.AddRange(documents[name]);
            }
        }

        return added.ToImmutable();
    }

    private static ImmutableDictionary<CaseName, CaseSummary> Merged(ImmutableDictionary<CaseName, CaseSummary> before, IEnumerable<CaseSummary> lines)
    {
        var merged = before.ToBuilder();
        foreach (var line in Latest(lines).Where(line => !before.TryGetValue(line.Name, out var stood) || stood.Noted <= line.Noted))
        {
            merged[line.Name] = line;
        }

        merged.RemoveRange([.. merged.Values.Where(line => line.Stage == CaseStage.Gone).Select(line => line.Name)]);
        return merged.ToImmutable();
    }

    private static Dictionary<CaseName, CaseSummary>.ValueCollection Latest(IEnumerable<CaseSummary> lines)
    {
        var latest = new Dictionary<CaseName, CaseSummary>();
        foreach (var line in lines)
        {
            latest[line.Name] = latest.TryGetValue(line.Name, out var other) && other.Noted > line.Noted ? other : line;
        }

        return latest.Values;
    }

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

    private static ImmutableArray<CaseSummary> Lines(ReadOnlySpan<byte> content)
    {
        var lines = ImmutableArray.CreateBuilder<CaseSummary>();
        while (content.IndexOf((byte)'\n') is >= 0 and var length)
        {
            lines.Add(JsonSerializer.Deserialize(content[..length], IndexJson.Default.CaseSummary)!);
            content = content[(length + 1)..];
        }

        return lines.ToImmutable();
    }
}
