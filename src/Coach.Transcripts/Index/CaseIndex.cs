using System.Collections.Immutable;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Index;

/// <summary>
/// The summaries of all cases, for lists and the dashboard. They are held while somebody looks at them and let go afterwards. Deleting their documents loses
/// nothing: <see cref="Reindexing"/> makes them again.
/// </summary>
public sealed class CaseIndex(IRecords records, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim alone = new(1, 1);
    private readonly Dictionary<string, ImmutableArray<CaseSummary>> held = new(StringComparer.Ordinal);
    private ImmutableDictionary<CaseName, CaseSummary> known = ImmutableDictionary<CaseName, CaseSummary>.Empty;
    private DateTimeOffset used;

    public IndexDocuments Documents { get; } = new(records, clock);

    /// <summary>Every case that is there, as of now. The first call reads all documents; later ones only what is new.</summary>
    public async Task<ImmutableDictionary<CaseName, CaseSummary>> ReadAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            used = clock.GetUtcNow();
            var names = await Documents.ListAsync(cancellation);
            var vanished = held.Keys.Where(name => !names.Contains(name)).ToArray();
            var added = await LoadAsync(names.Where(name => !held.ContainsKey(name)), cancellation);
            Array.ForEach(vanished, name => held.Remove(name));
            known = vanished.Length > 0 ? Merged(ImmutableDictionary<CaseName, CaseSummary>.Empty, held.Values.SelectMany(lines => lines))
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
    public Task NoteAsync(IReadOnlyCollection<CaseSummary> changed, CancellationToken cancellation) => Documents.WriteAsync(changed, cancellation);

    /// <summary>Holds nothing any more when nobody has looked for a while.</summary>
    public async Task LetGoAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        if (clock.GetUtcNow() - used >= Unused)
        {
            held.Clear();
            held.TrimExcess();
            known = ImmutableDictionary<CaseName, CaseSummary>.Empty;
        }

        alone.Release();
    }

    public void Dispose() => alone.Dispose();

    /// <summary>The latest line of each case.</summary>
    internal static Dictionary<CaseName, CaseSummary>.ValueCollection Latest(IEnumerable<CaseSummary> lines)
    {
        var latest = new Dictionary<CaseName, CaseSummary>();
        foreach (var line in lines)
        {
            latest[line.Name] = latest.TryGetValue(line.Name, out var other) && other.Noted > line.Noted ? other : line;
        }

        return latest.Values;
    }

    private async Task<ImmutableArray<CaseSummary>> LoadAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var added = ImmutableArray.CreateBuilder<CaseSummary>();
        foreach (var name in names)
        {
            held[name] = await Documents.ReadAsync(name, cancellation);
            added.AddRange(held[name]);
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
}
