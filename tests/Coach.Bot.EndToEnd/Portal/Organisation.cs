using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Coach.Bot.EndToEnd.Portal;

/// <summary>An organisation's sign-in: a real OpenID Connect server that knows one person, who has the roles that a test gives them.</summary>
internal sealed class Organisation : IAsyncDisposable
{
    public const string Client = "coach-portal";
    public const string Secret = "a-secret-of-the-tests";
    private readonly WebApplication app;

    private Organisation(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single() + "/");

    /// <summary>App roles of whoever signs in next.</summary>
    public string[] Roles { get; set; } = [];

    public static async Task<Organisation> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Organisation? organisation = null;
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server => Set(server, () => organisation!.Roles));
        var host = builder.Build();
        host.UseAuthentication();
        organisation = new(host);
        await host.StartAsync();
        return organisation;
    }

    /// <summary>A token for a program with these roles.</summary>
    public async Task<string> TokenAsync(params string[] roles)
    {
        Roles = roles;
        using var http = new HttpClient { BaseAddress = Address };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", Client), new("client_secret", Secret), new("scope", "coach")]);
        using var response = await http.PostAsync("connect/token", form);
        var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Set(OpenIddictServerBuilder server, Func<string[]> roles)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, "coach");
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
        server.EnableDegradedMode(); // one client, no database
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => default));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client || context.ClientSecret != Secret)
            {
                context.Reject(Errors.InvalidClient);
            }

            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.SignIn(Somebody(roles(), context.Request.GetScopes()));
            return default;
        }));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.Request.IsClientCredentialsGrantType())
            {
                context.SignIn(Somebody(roles(), context.Request.GetScopes()));
            }

            return default;
        }));
        server.UseAspNetCore().DisableTransportSecurityRequirement();
    }

    private static ClaimsPrincipal Somebody(string[] roles, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, "roles");
        identity.AddClaim(new(Claims.Subject, "subject-1"));
        identity.AddClaim(new("oid", "account-1"));
        identity.AddClaim(new(Claims.Name, "Faye Facilitator"));
        identity.AddClaims(roles.Select(role => new Claim("roles", role)));
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetAudiences($"api://{Client}");
        return principal;
    }
}
