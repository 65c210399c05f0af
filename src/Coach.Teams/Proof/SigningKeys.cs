using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Teams.Proof;

/// <summary>
/// The public keys of an issuer, read again twice a day and when a key is unknown. One reads at a time, and the others share what it found.
/// A failure is never kept: the keys that are known stay good, and where there are none the next request tries again.
/// </summary>
/// <param name="metadata">The issuer's OpenID metadata; over https, or from this machine.</param>
/// <param name="http">Gives up after its own time-out.</param>
public sealed partial class SigningKeys(Uri metadata, HttpClient http, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1); // unknown keys can be sent by anybody, and must not become many requests of ours
    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Known? known;
    private int readings;

    /// <summary>The key of that id; null where there is none, or the issuer could not be asked.</summary>
    public async Task<JsonWebKey?> FindAsync(string id, CancellationToken cancellation)
    {
        var keys = known is { } fresh && clock.GetUtcNow() - fresh.ReadAt < GoodFor ? fresh : await ReadAsync(cancellation);
        return keys is null ? null : keys.Find(id) ?? (await ReadAsync(cancellation))?.Find(id);
    }

    /// <summary>Whether there are keys, read now if they never were.</summary>
    public async Task<bool> AreKnownAsync(CancellationToken cancellation) => (known ?? await ReadAsync(cancellation)) is not null;

    public void Dispose() => one.Dispose();

    private async Task<Known?> ReadAsync(CancellationToken cancellation)
    {
        var before = Volatile.Read(ref readings);
        await one.WaitAsync(cancellation);
        try
        {
            if (before != readings || (known is { } keys && clock.GetUtcNow() - keys.TriedAt < Pause))
            {
                return known;
            }

            known = await TriedAsync() ?? (known is null ? null : known with { TriedAt = clock.GetUtcNow() });
            Volatile.Write(ref readings, before + 1);
            return known;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Without the token of the request that began it: others wait for the answer too.</summary>
    private async Task<Known?> TriedAsync()
    {
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !metadata.IsLoopback };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, documents, CancellationToken.None);
            var now = clock.GetUtcNow();
            return found.JsonWebKeySet is { Keys.Count: > 0 } set ? new(set, now, now) : null;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException or OperationCanceledException)
        {
            KeysUnread(log, metadata.Host, e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys at {Host} could not be read")]
    private static partial void KeysUnread(ILogger log, string host, Exception exception);

    private sealed record Known(JsonWebKeySet Keys, DateTimeOffset ReadAt, DateTimeOffset TriedAt)
    {
        public JsonWebKey? Find(string id) => Keys.Keys.FirstOrDefault(key => string.Equals(key.Kid, id, StringComparison.Ordinal));
    }
}
