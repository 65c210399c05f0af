using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Teams.Proof;

/// <summary>An issuer of tokens, and its keys. The issuer named in a token picks the keys that the token is checked with.</summary>
public sealed record TrustedIssuer(ImmutableArray<string> Names, SigningKeys Keys, bool IsEmulator);

/// <summary>Proves that a request comes from Teams, by its token. Fails closed; never throws whatever the token is.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot</remarks>
public sealed class TokenProof(string appId, ImmutableArray<TrustedIssuer> issuers, TimeProvider clock)
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler tokens = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>What the header proves; the activity is held against it next (<see cref="RequestProof.Against"/>).</summary>
    /// <param name="authorization">The header as it came.</param>
    public async Task<RequestProof> OfAsync(string? authorization, CancellationToken cancellation)
    {
        if (Bearer(authorization) is not { } text)
        {
            return new RequestProof.Refused(Refusal.NoToken);
        }

        if (Read(text) is not { } token)
        {
            return new RequestProof.Refused(Refusal.Garbled);
        }

        if (issuers.FirstOrDefault(issuer => issuer.Names.Contains(token.Issuer, StringComparer.Ordinal)) is not { } issuer)
        {
            return new RequestProof.Refused(Refusal.Issuer);
        }

        if (token.Alg is not SecurityAlgorithms.RsaSha256)
        {
            return new RequestProof.Refused(Refusal.Algorithm);
        }

        return await issuer.Keys.FindAsync(token.Kid ?? "", cancellation) is { } key
            ? await CheckedAsync(token, issuer, key)
            : new RequestProof.Refused(Refusal.UnknownKey);
    }

    /// <summary>Whether the requests of Teams can be proved: its keys are known.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        foreach (var issuer in issuers.Where(issuer => !issuer.IsEmulator))
        {
            if (!await issuer.Keys.AreKnownAsync(cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<RequestProof> CheckedAsync(JsonWebToken token, TrustedIssuer issuer, JsonWebKey key)
    {
        var result = await tokens.ValidateTokenAsync(token, ParametersFor(issuer, key));
        return result.IsValid switch
        {
            false => new RequestProof.Refused(WhyOf(result.Exception)),
            true when !issuer.IsEmulator => new RequestProof.Channel(ClaimOf(token, "serviceurl"), Endorsements(key)),
            true => string.Equals(CallerOf(token), appId, StringComparison.Ordinal) ? new RequestProof.Emulator() : new RequestProof.Refused(Refusal.Caller),
        };
    }

    private TokenValidationParameters ParametersFor(TrustedIssuer issuer, JsonWebKey key) => new()
    {
        ValidIssuers = issuer.Names,
        ValidAudience = appId,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || now >= start - Skew);
    }

    private static string? Bearer(string? authorization) =>
        authorization?.Split(' ') is [var scheme, { Length: > 0 } token] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? token : null;

    private JsonWebToken? Read(string token)
    {
        try
        {
            return tokens.CanReadToken(token) ? tokens.ReadJsonWebToken(token) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Refusal WhyOf(Exception? fault) => fault switch
    {
        SecurityTokenInvalidAudienceException => Refusal.Audience,
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => Refusal.Lifetime,
        SecurityTokenInvalidIssuerException => Refusal.Issuer,
        SecurityTokenInvalidSignatureException => Refusal.Signature,
        _ => Refusal.Garbled,
    };

    private static string? CallerOf(JsonWebToken token) => ClaimOf(token, ClaimOf(token, "ver") is "2.0" ? "azp" : "appid");

    private static string? ClaimOf(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static ImmutableArray<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var listed) && listed is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? [.. channels.EnumerateArray().Where(channel => channel.ValueKind is JsonValueKind.String).Select(channel => channel.GetString()!)]
            : [];
}
