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

    /// <summary>Whether the log ends at this length. What a crash left behind it is cut off: call it only while nobody else can write.</summary>
    public static bool StandsAt(SafeFileHandle file, long length)
    {
        var excess = RandomAccess.GetLength(file) - length;
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
