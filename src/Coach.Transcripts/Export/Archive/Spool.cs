using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coach.Transcripts.Export.Archive;

/// <summary>
/// Keeps rows of a table until all are there, in a temporary file that only this process can read and that is gone with it: a zip takes one file at a time.
/// </summary>
internal sealed class Spool<T>(JsonTypeInfo<T> type) : IAsyncDisposable
{
    private readonly FileStream file = TemporaryFile.Open();

    public async Task AddAsync(T row, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(file, row, type, cancellation);
        file.WriteByte((byte)'\n');
    }

    /// <summary>All rows as they lie there: JSON, one a line.</summary>
    public async Task CopyToAsync(Stream to, CancellationToken cancellation)
    {
        file.Position = 0;
        await file.CopyToAsync(to, cancellation);
    }

    public async IAsyncEnumerable<T> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            yield return JsonSerializer.Deserialize(line, type)!;
        }
    }

    /// <summary>The same one by one, for a library that knows no tasks.</summary>
    public IEnumerable<T> Rows()
    {
        file.Position = 0;
        using var reader = new StreamReader(file, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize(line, type)!;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
