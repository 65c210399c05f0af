using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Coach.Transcripts.Records;

/// <summary>One file a record below a folder on a local disk, replaced whole. Any number of processes may share the folder: they write one at a time.</summary>
public sealed class FileRecords(string folder) : IRecords
{
    private const string Unfinished = ".new";
    private readonly string root = Path.GetFullPath(folder);

    /// <summary>How long to wait while another process writes; then an <see cref="IOException"/>.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    public async Task<StoredRecord?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(PathOf(name), cancellation);
            return new(name, content, TagOf(content));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task<RecordTag?> WriteAsync(string name, ReadOnlyMemory<byte> content, RecordTag? expected, CancellationToken cancellation)
    {
        var path = PathOf(name);
        TranscriptFolder.MakeOwn(Path.GetDirectoryName(path)!);
        using var alone = await LockAsync(cancellation);
        if (!await StandsAsync(name, expected, cancellation))
        {
            return null;
        }

        using (var file = File.OpenHandle(path + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await RandomAccess.WriteAsync(file, content, 0, CancellationToken.None);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(path + Unfinished, path, overwrite: true);
        return TagOf(content.Span);
    }

    public async Task<bool> DeleteAsync(string name, RecordTag? expected, CancellationToken cancellation)
    {
        var path = PathOf(name);
        using var alone = await LockAsync(cancellation);
        if (!await StandsAsync(name, expected, cancellation))
        {
            return false;
        }

        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return true;
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Names(prefix).ToAsyncEnumerable();
    }

    private IEnumerable<string> Names(string prefix)
    {
        var below = Path.Combine(root, prefix[..(prefix.LastIndexOf('/') + 1)]);
        return Directory.Exists(below)
            ? Directory.EnumerateFiles(below, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(Unfinished, StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.'))
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            : [];
    }

    private async Task<bool> StandsAsync(string name, RecordTag? expected, CancellationToken cancellation) =>
        expected is not { } tag || ((await ReadAsync(name, cancellation))?.Tag ?? RecordTag.None) == tag;

    // Not a lock per record: its file could only be taken away at the risk that two hold it. Records are written seldom.
    private Task<SafeFileHandle> LockAsync(CancellationToken cancellation)
    {
        TranscriptFolder.MakeOwn(root);
        return LogFile.OpenAsync(() => File.OpenHandle(Path.Combine(root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), Patience, cancellation);
    }

    private string PathOf(string name) =>
        RecordNames.Checked(name).EndsWith(Unfinished, StringComparison.Ordinal) ? throw new ArgumentException("Not the name of a record.", nameof(name)) : Path.Combine(root, name);

    private static RecordTag TagOf(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));
}
