namespace Coach.Transcripts.Records;

/// <summary>Keeps small documents beside the logs: installations, conversation references, pending sends, holds, the index.</summary>
/// <remarks>Names are segments of <c>a-z 0-9 . _ -</c> joined by slashes; whoever makes one of a person's id hashes it first.</remarks>
public interface IRecords
{
    /// <summary>The document as it stands; null when there is none.</summary>
    Task<StoredRecord?> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>Writes a document whole and durably.</summary>
    /// <param name="expected">What must be there: null = whatever is, <see cref="RecordTag.None"/> = nothing, else still that.</param>
    /// <returns>The tag of what was written; null when somebody else wrote first.</returns>
    Task<RecordTag?> WriteAsync(string name, ReadOnlyMemory<byte> content, RecordTag? expected, CancellationToken cancellation);

    /// <summary>Takes a document away. One that isn't there is no fault, unless a tag was expected.</summary>
    /// <returns>False when somebody else wrote first.</returns>
    Task<bool> DeleteAsync(string name, RecordTag? expected, CancellationToken cancellation);

    /// <summary>The names that begin with a prefix, in no particular order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation);
}

/// <summary>A small document as it was read.</summary>
public sealed record StoredRecord(string Name, ReadOnlyMemory<byte> Content, RecordTag Tag);

/// <summary>The mark of one state of a document.</summary>
public readonly record struct RecordTag(string? Value)
{
    /// <summary>The state of a document that isn't there.</summary>
    public static RecordTag None { get; }
}
