using System.Runtime.InteropServices;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>Keeps logs while the process lives. Holds the same bytes as a file would, so that it can't hide what a file would lose.</summary>
public sealed class MemoryTranscriptStore : ITranscriptStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<CaseName, List<byte>> logs = [];

    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) =>
        DoneAsync(() => Latest(CaseNames.Checked(conversation)), cancellation);

    public Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation) => DoneAsync(() => Read(CaseNames.Checked(name)), cancellation);

    public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) =>
        DoneAsync(() => Append(CaseNames.Checked(name), expected, TranscriptLines.Write(turn)), cancellation);

    public IAsyncEnumerable<CaseName> ListAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Names().ToAsyncEnumerable();
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
            return new(name, lines.Turns, new(lines.Length, Tag: null));
        }
    }

    private TranscriptVersion? Append(CaseName name, TranscriptVersion expected, byte[] line)
    {
        lock (gate)
        {
            var log = logs.GetValueOrDefault(name, []);
            if (log.Count != expected.Length)
            {
                return null;
            }

            log.AddRange(line);
            logs[name] = log;
            return new(log.Count, Tag: null);
        }
    }

    private static Task<T> DoneAsync<T>(Func<T> work, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? Task.FromCanceled<T>(cancellation) : Task.FromResult(work());
}
