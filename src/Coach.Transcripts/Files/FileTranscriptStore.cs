using System.Collections.Immutable;
using Coach.Core.Conversations;
using Microsoft.Win32.SafeHandles;

namespace Coach.Transcripts;

/// <summary>
/// One file a case below a folder on a local disk. An append opens its file exclusively, so that any number of processes may share the folder;
/// it costs one open, one write and one flush, and never reads what is there unless somebody else wrote or crashed.
/// </summary>
public sealed class FileTranscriptStore(string folder) : ITranscriptStore
{
    private readonly TranscriptFolder folder = new(folder);

    /// <summary>How long to wait for a file that somebody else holds; then an <see cref="IOException"/>.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    public async Task<int?> LatestAsync(string conversation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var number in folder.Numbers(conversation))
        {
            if (TranscriptLines.HasTurn(await BytesAsync(new(conversation, number), cancellation)))
            {
                return number;
            }
        }

        return null;
    }

    public async Task<Transcript> ReadAsync(CaseName name, CancellationToken cancellation)
    {
        var log = await BytesAsync(name, cancellation);
        var lines = TranscriptLines.Read(name, log);
        return new(name, lines.Turns, new(lines.Length, LogMark.Of(log.AsSpan(0, lines.Length))));
    }

    public async Task<TranscriptVersion?> AppendAsync(CaseName name, TranscriptVersion expected, Turn turn, CancellationToken cancellation)
    {
        var line = TranscriptLines.Write(turn);
        using var file = await OpenToAppendAsync(name, expected, cancellation);
        if (file is null || !LogFile.StandsAt(file, expected))
        {
            return null;
        }

        await LogFile.AppendAsync(file, expected.Length, line);
        return new(expected.Length + line.Length, LogMark.Of(line));
    }

    public async Task<TranscriptVersion?> ReplaceAsync(CaseName name, TranscriptVersion expected, ImmutableArray<Turn> turns, CancellationToken cancellation)
    {
        using var file = await OpenToAppendAsync(name, expected, cancellation);
        if (file is null || !LogFile.StandsAt(file, expected))
        {
            return null;
        }

        var log = TranscriptLines.Write(turns);
        CleanedLog.Put(folder.PathOf(name), file, log);
        return new(log.Length, LogMark.Of(log));
    }

    // The file stays, empty: taking away its name could hide what somebody else is about to write into it.
    public async Task<bool> DeleteAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        using var file = await OpenToAppendAsync(name, expected, cancellation);
        if (file is null || !LogFile.StandsAt(file, expected))
        {
            return false;
        }

        CleanedLog.Forget(folder.PathOf(name));
        LogFile.Overwrite(file, []);
        return true;
    }

    public IAsyncEnumerable<ListedCase> ListAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return folder.Cases().ToAsyncEnumerable();
    }

    private async Task<SafeFileHandle?> OpenToAppendAsync(CaseName name, TranscriptVersion expected, CancellationToken cancellation)
    {
        var path = folder.PathOf(name);
        var isNew = expected.Length == 0;
        if (isNew)
        {
            folder.Make(name.Conversation);
        }

        return await AloneAsync(path, isNew ? FileMode.OpenOrCreate : FileMode.Open, cancellation);
    }

    /// <summary>Opens a file for this caller alone, after ending what a crash interrupted.</summary>
    private async Task<SafeFileHandle?> AloneAsync(string path, FileMode mode, CancellationToken cancellation)
    {
        var file = await OpenIfThereAsync(() => File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.None), cancellation);
        if (file is not null)
        {
            CleanedLog.Finish(path, file);
        }

        return file;
    }

    // Sharing lets several read at once; an append waits for them, and they for it.
    private async Task<byte[]> BytesAsync(CaseName name, CancellationToken cancellation)
    {
        var path = folder.PathOf(name);
        if (CleanedLog.IsUnfinished(path))
        {
            (await AloneAsync(path, FileMode.Open, cancellation))?.Dispose();
        }

        using var file = await OpenIfThereAsync(() => File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete), cancellation);
        return file is null ? [] : LogFile.ReadFrom(file, 0);
    }

    private async Task<SafeFileHandle?> OpenIfThereAsync(Func<SafeFileHandle> open, CancellationToken cancellation)
    {
        try
        {
            return await LogFile.OpenAsync(open, Patience, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
