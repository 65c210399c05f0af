using System.Runtime.InteropServices;

namespace Coach.Core.Understanding.Wording;

/// <summary>Takes arrays of numbers, one after the other, from bytes that were written on a little-endian machine.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public int Int() => Take<int>(1)[0];

    public T[] Take<T>(int count)
        where T : unmanaged
    {
        var taken = new T[count];
        var target = MemoryMarshal.AsBytes(taken.AsSpan());
        rest[..target.Length].CopyTo(target);
        rest = rest[target.Length..];
        return taken;
    }
}
