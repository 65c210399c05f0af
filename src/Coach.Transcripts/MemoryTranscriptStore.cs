using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>Keeps logs while the process lives. Holds the same bytes as a file would, so that it can't hide what a file would lose.</summary>
public sealed class MemoryTranscriptStore(TimeProvider? clock = null) : ITranscriptStore
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Lock gate = new();
    private readonly Dictionary<CaseName, DateTimeOffset> changed = [];
    private readonly Dictionary<CaseName, List<byte>> logs = [];

    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) =>
        DoneAsync(() => Latest(CaseNames.Checked(conversation)), cancellation);

    public Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation) => DoneAsync(() => Read(CaseNames.Checked(name)), cancellation);

    public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) =>
        DoneAsync(() => Append(CaseNames.Checked(name), expected, TranscriptLines.Write(turn)), cancellation);

    public Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation) =>
        DoneAsync(() => Replace(CaseNames.Checked(name), expected, TranscriptLines.Write(turns)), cancellation);

    public Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation) =>
        DoneAsync(() => Delete(CaseNames.Checked(name), expected), cancellation);

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            return changed.Select(one => new ListedCase(one.Key, one.Value, logs[one.Key].Count)).ToArray().ToAsyncEnumerable();
        }
    }

    private CaseName[] Names()
    {
        lock (gate)
        {
            return [.. logs.Keys];
        }
    }

    private int? Latest(string conversation) =>
        Names().Where(name => string.Equals(name.Conversation, conversation, StringComparison.Ordinal)).Max(name => (int?)name.Number);

    private Transcript Read(CaseName name)
    {
        lock (gate)
        {
            var lines = TranscriptLines.Read(name, CollectionsMarshal.AsSpan(logs.GetValueOrDefault(name)));
            return new(name, lines.Turns, VersionOf(logs.GetValueOrDefault(name, [])));
        }
    }

    private TranscriptVersion? Append(CaseName name, TranscriptVersion expected, byte[] line)
    {
        lock (gate)
        {
            if (!Stands(name, expected))
            {
                return null;
            }

            var log = logs.GetValueOrDefault(name, []);
            log.AddRange(line);
            return Keep(name, log);
        }
    }

    private TranscriptVersion? Replace(CaseName name, TranscriptVersion expected, byte[] log)
    {
        lock (gate)
        {
            return Stands(name, expected) ? Keep(name, [.. log]) : null;
        }
    }

    private bool Delete(CaseName name, TranscriptVersion expected)
    {
        lock (gate)
        {
            return Stands(name, expected) && logs.Remove(name) && changed.Remove(name);
        }
    }

    private bool Stands(CaseName name, TranscriptVersion expected) => VersionOf(logs.GetValueOrDefault(name, [])) == expected;

    private TranscriptVersion Keep(CaseName name, List<byte> log)
    {
        logs[name] = log;
        changed[name] = clock.GetUtcNow();
        return VersionOf(log);
    }

    private static TranscriptVersion VersionOf(List<byte> log) => new(log.Count, LogMark.Of(CollectionsMarshal.AsSpan(log)));

    private static Task<T> DoneAsync<T>(Func<T> work, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? Task.FromCanceled<T>(cancellation) : Task.FromResult(work());
}
