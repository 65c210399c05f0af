using System.Security.Cryptography;
using System.Text;

namespace Coach.Transcripts.Export.Archive;

/// <summary>
/// Passes bytes on and, when sealed, ends them with the SHA-256 of all before as 64 hexadecimal digits, in place of the last 64 bytes.
/// A zip's last bytes are its comment, so a zip can carry the hash of itself.
/// </summary>
internal sealed class SealedStream(Stream inner) : Stream
{
    public const int SealLength = SHA256.HashSizeInBytes * 2;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The seal; nothing may be written after it.</summary>
    public async Task<string> SealAsync(CancellationToken cancellation)
    {
        await PassOnAsync(cancellation);
        var seal = Convert.ToHexStringLower(hash.GetHashAndReset());
        await inner.WriteAsync(Encoding.ASCII.GetBytes(seal), cancellation);
        await inner.FlushAsync(cancellation);
        return seal;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        waiting.Write(buffer.Span);
        await PassOnAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Keeps it until the next task comes along: the ends of a zip's files are written without one, and the body of a response takes nothing without one.</summary>
    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override void Flush()
    {
        // what waits is passed on by the next task
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await PassOnAsync(cancellationToken);
        await inner.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    // All but the last bytes, which may be where the seal goes.
    private async Task PassOnAsync(CancellationToken cancellation)
    {
        var ready = (int)waiting.Length - SealLength;
        if (ready <= 0)
        {
            return;
        }

        var all = waiting.GetBuffer();
        hash.AppendData(all, 0, ready);
        await inner.WriteAsync(all.AsMemory(0, ready), cancellation);
        all.AsSpan(ready, SealLength).CopyTo(all);
        waiting.SetLength(SealLength);
        waiting.Position = SealLength;
    }
}
