using Microsoft.Win32.SafeHandles;

namespace Coach.Transcripts;

/// <summary>The open file of one log.</summary>
internal static class LogFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Opens a file, waiting while somebody else holds it in a way that excludes us; after that their hold is an <see cref="IOException"/>.</summary>
    public static async Task<SafeFileHandle> OpenAsync(Func<SafeFileHandle> open, TimeSpan patience, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return open();
            }
            catch (IOException e) when (IsHeld(e) && waited < patience)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    public static byte[] ReadFrom(SafeFileHandle file, long start)
    {
        var bytes = new byte[Math.Max(0, RandomAccess.GetLength(file) - start)];
        var read = 0;
        while (RandomAccess.Read(file, bytes.AsSpan(read), start + read) is > 0 and var count)
        {
            read += count;
        }

        return bytes[..read];
    }

    /// <summary>Whether the log is the one that was seen. What a crash left behind it is cut off: call it only while nobody else can write.</summary>
    public static bool StandsAt(SafeFileHandle file, TranscriptVersion seen)
    {
        var length = seen.Length;
        var excess = RandomAccess.GetLength(file) - length;
        if (excess < 0 || !IsMarked(file, seen))
        {
            return false;
        }

        if (excess > 0 && EndsLineAt(file, length) && TranscriptLines.IsTorn(ReadFrom(file, length)))
        {
            RandomAccess.SetLength(file, length);
            return true;
        }

        return excess == 0;
    }

    /// <summary>Writes a line and flushes it to the disk: after that it outlives this process and a loss of power. If it fails nothing of it stays.</summary>
    public static async Task AppendAsync(SafeFileHandle file, long length, byte[] line)
    {
        var kept = false;
        try
        {
            await RandomAccess.WriteAsync(file, line, length, CancellationToken.None); // half a line helps nobody
            RandomAccess.FlushToDisk(file);
            kept = true;
        }
        finally
        {
            if (!kept)
            {
                Cut(file, length);
            }
        }
    }

    /// <summary>Puts another content in the place of what is there, flushed.</summary>
    public static void Overwrite(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        RandomAccess.Write(file, content, 0);
        RandomAccess.SetLength(file, content.Length);
        RandomAccess.FlushToDisk(file);
    }

    private static bool IsMarked(SafeFileHandle file, TranscriptVersion seen)
    {
        if (seen.Tag is not { } mark || LogMark.LengthOf(mark) is not { } length || length > seen.Length)
        {
            return seen is { Length: 0, Tag: null };
        }

        var line = new byte[length];
        return RandomAccess.Read(file, line, seen.Length - length) == length && LogMark.Of(line) == mark;
    }

    private static bool EndsLineAt(SafeFileHandle file, long length) => length == 0 || ReadFrom(file, length - 1)[0] == (byte)'\n';

    private static void Cut(SafeFileHandle file, long length)
    {
        try
        {
            RandomAccess.SetLength(file, length);
        }
        catch (IOException)
        {
            // The disk is gone; the next append cuts it, and until then a reader passes over it.
        }
    }

    // A sharing or lock violation on Windows; EAGAIN on Linux and on macOS.
    private static bool IsHeld(IOException error) => error.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;
}
