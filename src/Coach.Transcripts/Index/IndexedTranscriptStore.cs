using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Index;

/// <summary>
/// A store that remembers what has changed since the last <see cref="FlushAsync"/>, so that the index follows without costing a turn anything.
/// What a crash makes it forget is found again by <see cref="CatchUpAsync"/>.
/// </summary>
public sealed class IndexedTranscriptStore(ITranscriptStore store, CaseIndex index, TimeProvider clock) : ITranscriptStore
{
    private const int Remembered = 2_000;
    private readonly ConcurrentDictionary<CaseName, (TranscriptVersion Version, CaseTally Tally)> recent = new();
    private readonly ConcurrentDictionary<CaseName, CaseSummary?> changed = new(); // null: has to be read

    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) => store.LatestAsync(conversation, cancellation);

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);

    public async Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var read = await store.ReadAsync(name, cancellation);
        Remember(name, read.Version, CaseTally.Of(read.Turns));
        return read;
    }

    public async Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation)
    {
        var appended = await store.AppendAsync(name, expected, turn, cancellation);
        if (appended is { } version)
        {
            var before = expected == TranscriptVersion.New ? new CaseTally() : recent.TryGetValue(name, out var stood) && stood.Version == expected ? stood.Tally : null;
            Note(name, version, before?.After(turn));
        }

        return appended;
    }

    public async Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation)
    {
        var replaced = await store.ReplaceAsync(name, expected, turns, cancellation);
        if (replaced is { } version)
        {
            Note(name, version, CaseTally.Of(turns));
        }

        return replaced;
    }

    public async Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        var deleted = await store.DeleteAsync(name, expected, cancellation);
        if (deleted)
        {
            recent.TryRemove(name, out _);
            changed[name] = CaseSummary.Gone(name, clock.GetUtcNow());
        }

        return deleted;
    }

    /// <summary>Finds the cases that the index doesn't show as they are, for the next flush.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var indexed = await LengthsAsync(cancellation);
        await foreach (var listed in store.ListAsync(cancellation))
        {
            if (!indexed.Remove(listed.Name, out var line) || line.Length != listed.Length)
            {
                changed.TryAdd(listed.Name, null);
            }
        }

        foreach (var (unlisted, _) in indexed.Where(line => line.Value.Length > 0))
        {
            changed.TryAdd(unlisted, null);
        }
    }

    /// <summary>Writes what has changed to the index, in one write. When that fails it stays to be written.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        var taken = changed.ToArray();
        if (taken.Length == 0)
        {
            return;
        }

        var lines = new List<CaseSummary>();
        foreach (var (name, summary) in taken)
        {
            var line = summary ?? await SummaryAsync(name, cancellation);
            lines.AddRange(line is null ? [] : [line]);
        }

        await index.NoteAsync(lines, cancellation);
        foreach (var one in taken)
        {
            changed.TryRemove(one); // unless it has changed again meanwhile
        }
    }

    /// <summary>How long each log was when its latest line was written; 0 for one that is gone.</summary>
    private async Task<Dictionary<CaseName, (long Length, DateTimeOffset Noted)>> LengthsAsync(CancellationToken cancellation)
    {
        var lengths = new Dictionary<CaseName, (long Length, DateTimeOffset Noted)>();
        await foreach (var (_, lines) in index.Documents.ReadAllAsync(cancellation))
        {
            foreach (var line in lines.Where(line => !lengths.TryGetValue(line.Name, out var other) || other.Noted <= line.Noted))
            {
                lengths[line.Name] = (line.Length, line.Noted);
            }
        }

        return lengths;
    }

    /// <summary>Null for a log that this version can't read: a newer one will.</summary>
    private async Task<CaseSummary?> SummaryAsync(CaseName name, CancellationToken cancellation)
    {
        try
        {
            var read = await store.ReadAsync(name, cancellation);
            return read.Turns.IsEmpty ? CaseSummary.Gone(name, clock.GetUtcNow()) : CaseTally.Of(read.Turns).At(name, read.Version.Length, clock.GetUtcNow());
        }
        catch (UnreadableTranscriptException)
        {
            return null;
        }
    }

    private void Note(CaseName name, TranscriptVersion version, CaseTally? tally)
    {
        changed[name] = tally?.At(name, version.Length, clock.GetUtcNow());
        if (tally is not null)
        {
            Remember(name, version, tally);
        }
    }

    private void Remember(CaseName name, TranscriptVersion version, CaseTally tally)
    {
        if (recent.Count >= Remembered)
        {
            recent.Clear();
        }

        recent[name] = (version, tally);
    }
}
