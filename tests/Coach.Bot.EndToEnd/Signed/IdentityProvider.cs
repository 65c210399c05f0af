using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>
/// Microsoft's sign-in and the Bot Framework's keys, on this machine: lists its keys, gives tokens to whoever knows a secret of the bot, and mints bad ones for tests.
/// Over http for the keys, over https for signing in.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "a secret of the bot";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Kubernetes = "a token of Kubernetes";
    public const string ChannelIssuer = "https://api.botframework.com";

    private static readonly JsonWebTokenHandler Tokens = new();
    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication app;
    private readonly LoopbackCertificate certificate;

    private IdentityProvider(LoopbackCertificate certificate)
    {
        this.certificate = certificate;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            server.Listen(IPAddress.Loopback, 0, secure => secure.UseHttps(certificate.Certificate));
        });
        app = builder.Build();
        app.MapGet("/v1/.well-known/openidconfiguration", () => Metadata(ChannelIssuer));
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Metadata($"https://login.microsoftonline.com/{tenant}/v2.0"));
        app.MapGet("/common/discovery/instance", () => Results.Text("""{"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration","api-version":"1.1","metadata":[]}""", "application/json"));
        app.MapGet("/{any}/discovery/v2.0/keys", Keys);
        app.MapPost("/{tenant}/oauth2/v2.0/token", SignInAsync);
        app.MapGet("/msi/token", ManagedIdentity);
    }

    /// <summary>For whoever only reads keys.</summary>
    public Uri Http => new(app.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal)));

    public Uri Https => new(app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>The forms of all that signed in.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> SignedIn { get; } = [];

    /// <summary>The key as everybody may have it.</summary>
    public string PublicKey => key.ExportSubjectPublicKeyInfoPem();

    public bool IsDown { get; set; }

    /// <summary>A certificate that is registered for the bot, with its key.</summary>
    public string CertificatePath => certificate.PathWithKey;

    /// <summary>What a bot is told so that it knows this provider, and no other.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--MicrosoftAppId={AppId}", $"--MicrosoftAppTenantId={Tenant}",
        $"--ToBotFromChannelOpenIdMetadataUrl={Http}v1/.well-known/openidconfiguration", $"--ToBotFromEmulatorOpenIdMetadataUrl={Http}common/v2.0/.well-known/openid-configuration",
        $"--ToChannelFromBotLoginUrl={Https}{Tenant}",
    ];

    public static async Task<IdentityProvider> StartAsync()
    {
        var provider = new IdentityProvider(new());
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A coach that knows this provider, at the machine's own time.</summary>
    public Task<CoachHost> StartCoachAsync(string transcripts, params IEnumerable<string> more) => StartCoachAsync([], transcripts, more);

    /// <summary>With variables of its environment besides.</summary>
    public Task<CoachHost> StartCoachAsync(Dictionary<string, string?> environment, string transcripts, params IEnumerable<string> more) =>
        CoachHost.StartTodayAsync(new(environment) { ["SSL_CERT_FILE"] = certificate.Path }, transcripts, [.. Settings, .. more]);

    /// <summary>A token as the channel's, but for what is changed.</summary>
    public string Mint(string serviceUrl, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = ChannelIssuer,
            Audience = AppId,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl },
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = SignedBy(key, "key-1"),
        };
        change?.Invoke(token);
        return Tokens.CreateToken(token);
    }

    public static SigningCredentials SignedBy(RSA key, string id) => new(new RsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.RsaSha256);


    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        certificate.Dispose();
    }

    private IResult Metadata(string issuer) => IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Json(new JsonObject
    {
        ["issuer"] = issuer,
        ["jwks_uri"] = $"{Http}common/discovery/v2.0/keys",
        ["token_endpoint"] = $"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token",
        ["authorization_endpoint"] = $"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/authorize",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    });

    private IResult Keys()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent));
        var listed = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "key-1", ["x5t"] = "key-1", ["n"] = n, ["e"] = e, ["endorsements"] = new JsonArray("msteams") };
        return IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Json(new() { ["keys"] = new JsonArray(listed) });
    }

    private async Task<IResult> SignInAsync(HttpContext context, string tenant)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (IsDown || form.GetValueOrDefault("client_id") != AppId || !await KnowsASecretAsync(form))
        {
            return Results.Text("""{"error":"invalid_client","error_description":"no"}""", "application/json", statusCode: StatusCodes.Status401Unauthorized);
        }

        SignedIn.Enqueue(form);
        var token = OfBot(tenant, form["scope"].Split(' ')[0].Replace("/.default", "", StringComparison.Ordinal));
        return Json(new() { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["ext_expires_in"] = 3599, ["access_token"] = token });
    }

    /// <summary>What an Azure host gives to the programs on it.</summary>
    private IResult ManagedIdentity(HttpRequest request)
    {
        var asked = request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (request.Headers["X-IDENTITY-HEADER"] != Secret || asked.GetValueOrDefault("client_id") != AppId)
        {
            return Results.Unauthorized();
        }

        SignedIn.Enqueue(asked);
        var until = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Json(new() { ["token_type"] = "Bearer", ["expires_on"] = until, ["resource"] = asked["resource"], ["client_id"] = AppId, ["access_token"] = OfBot(Tenant, asked["resource"]) });
    }

    /// <summary>What the bot has once it is signed in.</summary>
    private string OfBot(string tenant, string audience) => Mint("", token =>
    {
        (token.Issuer, token.Audience) = ($"https://login.microsoftonline.com/{tenant}/v2.0", audience);
        token.Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["ver"] = "2.0", ["azp"] = AppId, ["appid"] = AppId, ["tid"] = tenant };
    });

    /// <summary>The password, Kubernetes' word, or a claim that is signed with the certificate that is registered for the bot.</summary>
    private async Task<bool> KnowsASecretAsync(Dictionary<string, string> form) =>
        form.GetValueOrDefault("client_secret") == Secret
        || form.GetValueOrDefault("client_assertion") == Kubernetes
        || (form.GetValueOrDefault("client_assertion") is { } claim && (await Tokens.ValidateTokenAsync(claim, certificate.Registered($"{Https}{Tenant}/oauth2/v2.0/token"))).IsValid);

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}
