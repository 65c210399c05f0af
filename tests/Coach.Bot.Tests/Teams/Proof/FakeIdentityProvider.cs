using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Bot.Tests.Teams.Proof;

/// <summary>An identity provider that lists its keys and mints tokens, good and bad. Without a network: it is the handler of an HttpClient.</summary>
public sealed class FakeIdentityProvider : HttpMessageHandler
{
    public static readonly Uri Metadata = new("https://login.example.com/v1/.well-known/openidconfiguration");
    private readonly List<(RSA Key, string Id, string[]? Endorsements)> keys = [];

    public FakeIdentityProvider() => AddKey("key-1", "msteams");

    /// <summary>How often the metadata was read.</summary>
    public int Readings { get; private set; }

    public bool IsDown { get; set; }

    /// <summary>Each request waits for one, to see what happens at once.</summary>
    public SemaphoreSlim Gate { get; } = new(100);

    public string NewestKey => keys[^1].Id;

    public void AddKey(string id, params string[]? endorsements) => keys.Add((RSA.Create(2048), id, endorsements));

    /// <summary>A token as the connector's, unless told otherwise.</summary>
    public string Mint(DateTimeOffset now, Action<Dictionary<string, object>>? change = null, string? keyId = null)
    {
        var payload = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = "app-1",
            ["serviceurl"] = "https://smba.trafficmanager.net/emea/",
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        change?.Invoke(payload);
        var (key, id, _) = keys.Single(known => known.Id == (keyId ?? NewestKey));
        return Signed(payload, new SigningCredentials(new RsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.RsaSha256));
    }

    public static string Signed(IReadOnlyDictionary<string, object> payload, SigningCredentials? by)
    {
        var json = new JsonObject([.. payload.Select(claim => KeyValuePair.Create<string, JsonNode?>(claim.Key, claim.Value switch
        {
            string text => JsonValue.Create(text),
            long number => JsonValue.Create(number),
            _ => throw new ArgumentOutOfRangeException(nameof(payload)),
        }))]).ToJsonString();
        var tokens = new JsonWebTokenHandler();
        return by is null ? tokens.CreateToken(json) : tokens.CreateToken(json, by);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        if (IsDown)
        {
            throw new HttpRequestException("down");
        }

        var isMetadata = request.RequestUri == Metadata;
        Readings += isMetadata ? 1 : 0;
        var body = isMetadata ? $$"""{"issuer":"https://api.botframework.com","jwks_uri":"https://login.example.com/keys"}""" : Keys();
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    protected override void Dispose(bool disposing)
    {
        Gate.Dispose();
        keys.ForEach(key => key.Key.Dispose());
        base.Dispose(disposing);
    }

    private string Keys() => new JsonObject { ["keys"] = new JsonArray([.. keys.Select(Listed)]) }.ToJsonString();

    private static JsonNode Listed((RSA Key, string Id, string[]? Endorsements) key)
    {
        var numbers = key.Key.ExportParameters(includePrivateParameters: false);
        var listed = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.Id, ["x5t"] = key.Id, ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent) };
        if (key.Endorsements is { } endorsements)
        {
            listed["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]);
        }

        return listed;
    }
}
