using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Cases;

/// <summary>A store that can be down.</summary>
internal sealed class FlakyStore(ITranscriptStore store) : ITranscriptStore
{
    public bool IsDown { get; set; }

    public Task<int?> LatestAsync(string conversation, CancellationToken cancellation) => Up().LatestAsync(conversation, cancellation);

    public Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation) => Up().ReadAsync(name, cancellation);

    public Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation) => Up().AppendAsync(name, expected, turn, cancellation);

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation) => Up().ListAsync(cancellation);

    public Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation) => Up().ReplaceAsync(name, expected, turns, cancellation);

    public Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation) => Up().DeleteAsync(name, expected, cancellation);

    private ITranscriptStore Up() => IsDown ? throw new StoreUnavailableException("down", new TimeoutException()) : store;
}
