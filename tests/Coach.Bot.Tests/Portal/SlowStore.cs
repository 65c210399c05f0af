using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Portal;

/// <summary>A store whose cases take long to read.</summary>
internal sealed class SlowStore(ITranscriptStore store, Func<CancellationToken, Task> wait) : ITranscriptStore
{
    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) => store.LatestAsync(conversation, cancellation);

    public async Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        await wait(cancellation);
        return await store.ReadAsync(name, cancellation);
    }

    public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) => store.AppendAsync(name, expected, turn, cancellation);

    public Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation) => store.ReplaceAsync(name, expected, turns, cancellation);

    public Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation) => store.DeleteAsync(name, expected, cancellation);

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);
}
