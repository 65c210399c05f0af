using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>A store that keeps decisions only: every turn loses its words before it is appended (<see cref="Wordless"/>).</summary>
public sealed class WordlessTranscriptStore(ITranscriptStore store) : ITranscriptStore
{
    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) => store.LatestAsync(conversation, cancellation);

    public Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation) => store.ReadAsync(name, cancellation);

    public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) =>
        store.AppendAsync(name, expected, Wordless.Of(turn), cancellation);

    public Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation) =>
        store.ReplaceAsync(name, expected, [.. turns.Select(Wordless.Of)], cancellation);

    public Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation) => store.DeleteAsync(name, expected, cancellation);

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);
}
