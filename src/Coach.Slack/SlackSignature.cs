using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coach.Slack;

/// <summary>Why a request is not proved to come from Slack.</summary>
public enum SignatureFault : byte { Missing = 1, Repeated, NoTimestamp, NotNow, Wrong }

/// <summary>Proves that a request comes from Slack, and from now: v0 signatures over the raw body.</summary>
/// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
public sealed class SlackSignature(string secret)
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";
    private const string Version = "v0=";
    private readonly byte[] key = secret is { Length: > 0 } ? Encoding.UTF8.GetBytes(secret) : throw new ArgumentException("An empty secret proves nothing.", nameof(secret));

    /// <summary>How far the clocks may be apart, both ways. Within it, a replay meets a log that knows the message.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Null when the request is proved.</summary>
    /// <param name="timestamps">All values of <see cref="TimestampHeader"/>.</param>
    /// <param name="signatures">All values of <see cref="SignatureHeader"/>.</param>
    public SignatureFault? FaultIn(IReadOnlyList<string?> timestamps, IReadOnlyList<string?> signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (timestamps is not [{ } timestamp] || signatures is not [{ } signature])
        {
            return timestamps.Count > 1 || signatures.Count > 1 ? SignatureFault.Repeated : SignatureFault.Missing;
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureFault.NoTimestamp;
        }

        // In whole seconds of the clock, so that no number can leave the range of dates.
        var apart = seconds - (decimal)now.ToUnixTimeSeconds();
        return Math.Abs(apart) > (decimal)Window.TotalSeconds ? SignatureFault.NotNow : IsRight(signature, timestamp, body) ? null : SignatureFault.Wrong;
    }

    /// <summary>The value of <see cref="SignatureHeader"/> for a request.</summary>
    public string Sign(string timestamp, ReadOnlySpan<byte> body) => Version + Convert.ToHexStringLower(Hash(timestamp, body));

    private bool IsRight(string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return signature.Length == Version.Length + (2 * given.Length)
            && signature.StartsWith(Version, StringComparison.Ordinal)
            && Convert.FromHexString(signature.AsSpan(Version.Length), given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Hash(timestamp, body));
    }

    private byte[] Hash(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
