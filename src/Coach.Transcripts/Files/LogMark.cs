using System.Globalization;
using System.Security.Cryptography;

namespace Coach.Transcripts;

/// <summary>
/// Tells two logs of the same length apart by their last line: its length and its hash. A log that was cleaned ends with the line that says so,
/// so whoever remembers the log before it can't go on writing.
/// </summary>
internal static class LogMark
{
    private const byte LineEnd = (byte)'\n';
    private const int HashLength = 16;

    /// <summary>The mark of a log, or of its last line alone; null of an empty one.</summary>
    public static string? Of(ReadOnlySpan<byte> log)
    {
        if (log.IsEmpty)
        {
            return null;
        }

        var line = log[(log[..^1].LastIndexOf(LineEnd) + 1)..];
        return string.Create(CultureInfo.InvariantCulture, $"{line.Length}-{Convert.ToHexStringLower(SHA256.HashData(line))[..HashLength]}");
    }

    /// <summary>Bytes of the line that a mark was made of; null of something that is no mark.</summary>
    public static int? LengthOf(string mark) => int.TryParse(mark.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
}
