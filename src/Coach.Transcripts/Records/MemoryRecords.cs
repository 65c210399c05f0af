namespace Coach.Transcripts.Records;

/// <summary>Keeps records while the process lives.</summary>
public sealed class MemoryRecords : IRecords
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredRecord> records = new(StringComparer.Ordinal);
    private long written;

    public Task<StoredRecord?> ReadAsync(string name, CancellationToken cancellation) =>
        DoneAsync(() => records.GetValueOrDefault(RecordNames.Checked(name)), cancellation);

    public Task<RecordTag?> WriteAsync(string name, ReadOnlyMemory<byte> content, RecordTag? expected, CancellationToken cancellation) =>
        DoneAsync(() => Write(RecordNames.Checked(name), content, expected), cancellation);

    public Task<bool> DeleteAsync(string name, RecordTag? expected, CancellationToken cancellation) =>
        DoneAsync(() => Stands(RecordNames.Checked(name), expected) && (records.Remove(name) || true), cancellation);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (gate)
        {
            return records.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToArray().ToAsyncEnumerable();
        }
    }

    private RecordTag? Write(string name, ReadOnlyMemory<byte> content, RecordTag? expected)
    {
        if (!Stands(name, expected))
        {
            return null;
        }

        var tag = new RecordTag((++written).ToString("x"));
        records[name] = new(name, content.ToArray(), tag);
        return tag;
    }

    private bool Stands(string name, RecordTag? expected) => expected is not { } tag || (records.GetValueOrDefault(name)?.Tag ?? RecordTag.None) == tag;

    private Task<T> DoneAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
