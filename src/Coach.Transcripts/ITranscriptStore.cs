using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Transcripts;

/// <summary>Keeps the logs of cases, append-only. A log is its case: nothing else has to be stored.</summary>
public interface ITranscriptStore
{
    /// <summary>The number of a conversation's newest case; null when it has none.</summary>
    Task<int?> LatestAsync(string conversation, CancellationToken cancellation);

    /// <summary>The whole log of a case; empty, at <see cref="TranscriptVersion.New"/>, when it has none yet.</summary>
    Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation);

    /// <summary>Adds one turn if the log still stands at <paramref name="expected"/>, durably. Null when somebody else wrote first: read again, decide again.</summary>
    Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation);

    /// <summary>
    /// Puts other turns in the place of a whole log if it still stands at <paramref name="expected"/>, at once and durably. Null when somebody else wrote first.
    /// Whoever still remembers the old log can't append to the new one.
    /// </summary>
    Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation);

    /// <summary>Takes a whole log away if it still stands at <paramref name="expected"/>. False when somebody else wrote first.</summary>
    Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation);

    /// <summary>Every case, in no particular order.</summary>
    IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation);
}

/// <summary>Names a log without naming a person.</summary>
/// <param name="Conversation">A hash, see CaseNames.</param>
/// <param name="Number">From 1.</param>
public sealed record CaseName(string Conversation, int Number);

/// <summary>A case in a list.</summary>
/// <param name="Changed">When its log was last written to, by the store's own clock.</param>
/// <param name="Length">Bytes of its log.</param>
public sealed record ListedCase(CaseName Name, DateTimeOffset Changed, long Length);

/// <summary>Where a log stands. A store may only append to what the caller has seen.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Tag">The store's own mark of this state, where it has one.</param>
public readonly record struct TranscriptVersion(long Length, string? Tag)
{
    public static TranscriptVersion New { get; }
}

/// <summary>The log of one case as it was read.</summary>
public sealed record Transcript(CaseName Name, ImmutableArray<Turn> Turns, TranscriptVersion Version);
