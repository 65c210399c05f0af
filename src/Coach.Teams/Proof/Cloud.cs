using System.Collections.Immutable;

namespace Coach.Teams.Proof;

/// <summary>Where one of Microsoft's clouds has what a bot needs.</summary>
/// <param name="Issuer">Who signs the tokens of requests to the bot.</param>
/// <param name="Metadata">Where the keys of that issuer are listed.</param>
/// <param name="Login">Where the bot gets its own tokens.</param>
/// <param name="CommonTenant">The tenant of multi-tenant bots.</param>
/// <param name="Scope">What the bot's own tokens are for.</param>
/// <param name="EmulatorMetadata">Where the keys of Entra's own tokens are listed, which local tools send.</param>
/// <param name="EmulatorIssuers">The issuers of those tokens.</param>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication</remarks>
public sealed record Cloud(string Issuer, Uri Metadata, Uri Login, string CommonTenant, string Scope, Uri EmulatorMetadata, ImmutableArray<string> EmulatorIssuers)
{
    public static Cloud Public { get; } = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.com/"),
        "botframework.com",
        "https://api.botframework.com/.default",
        new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration"),
        [.. IssuersOf("login.microsoftonline.com", "d6d49420-f39b-4df7-a1dc-d59a935871db"), .. IssuersOf("login.microsoftonline.com", "f8cdef31-a31e-4b4a-93e4-5f571e91255a")]);

    /// <summary>ChannelService is https://botframework.azure.us.</summary>
    public static Cloud Government { get; } = new(
        "https://api.botframework.us",
        new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.us/"),
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us/.default",
        new("https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration"),
        IssuersOf("login.microsoftonline.us", "cab8a31a-1906-4287-a0d8-4eef66b95f6e"));

    /// <summary>The issuers of Entra's tokens of one tenant, of version 1 and 2.</summary>
    public ImmutableArray<string> IssuersOf(string tenant) => IssuersOf(Login.Host, tenant);

    private static ImmutableArray<string> IssuersOf(string host, string tenant) => [$"https://sts.windows.net/{tenant}/", $"https://{host}/{tenant}/v2.0"];
}
