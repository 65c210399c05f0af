using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.Tests.Teams;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>The coach lets in whom Microsoft's own JavaScript for bots lets in, and nobody else.</summary>
public sealed class ConformanceTests(SignedCoach signed) : IClassFixture<SignedCoach>
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private IdentityProvider Provider => signed.Provider;

    [Fact]
    public async Task Tokens_are_judged_as_by_microsofts_own_validator()
    {
        using var stranger = RSA.Create(2048);
        var cases = Cases(stranger).ToArray();
        var requests = new JsonArray([.. cases.Select(one => new JsonObject { ["name"] = one.Name, ["authorization"] = one.Authorization, ["activity"] = Typing(one.Channel) })]);
        var metadata = new Uri(Provider.Http, "v1/.well-known/openidconfiguration").AbsoluteUri;
        var theirs = (await MicrosoftScript.RunAsync(requests, provider: null, "judge", metadata, IdentityProvider.AppId)).AsArray().Select(name => (string)name!).ToArray();
        var ours = new List<string>();
        foreach (var one in cases)
        {
            var status = await DeliverAsync(one);
            Assert.True(status is 200 or 401, $"{one.Name}: {status}");
            ours.AddRange(status == 200 ? [one.Name] : []);
        }

        Assert.Equal(["good", "expired 4 minutes ago", "begins in 4 minutes"], theirs);
        Assert.Equal(theirs, ours);
    }

    [Fact]
    public async Task What_microsofts_own_client_signs_and_sends_is_let_in_and_answered()
    {
        await using var connector = await Wire.FakeConnector.StartAsync();
        var activity = Recorded.With(Recorded.Message(), "serviceUrl", $"\"{connector.ServiceUrl}\"");

        var statuses = await MicrosoftScript.RunAsync(activity, Provider, "send", signed.Host.Messages.AbsoluteUri, IdentityProvider.AppId, IdentityProvider.Secret, IdentityProvider.Tenant);

        Assert.Equal(200, (int)Assert.Single(statuses.AsArray())!);
        Assert.NotEmpty(connector.All);
    }

    [Fact]
    public async Task A_client_with_another_secret_gets_no_token()
    {
        var refused = await Record.ExceptionAsync(() => MicrosoftScript.RunAsync(Recorded.Message(), Provider, "send", signed.Host.Messages.AbsoluteUri, IdentityProvider.AppId, "another", IdentityProvider.Tenant));
        Assert.Contains("invalid_client", refused?.Message, StringComparison.Ordinal);
    }

    /// <summary>What is usually wrong with a token, and what only looks so.</summary>
    private IEnumerable<TokenCase> Cases(RSA stranger)
    {
        var now = DateTime.UtcNow;
        yield return new("good", Minted());
        yield return new("expired 10 minutes ago", Minted(token => (token.NotBefore, token.Expires) = (now.AddHours(-1), now.AddMinutes(-10))));
        yield return new("expired 4 minutes ago", Minted(token => (token.NotBefore, token.Expires) = (now.AddHours(-1), now.AddMinutes(-4))));
        yield return new("begins in 4 minutes", Minted(token => token.NotBefore = now.AddMinutes(4)));
        yield return new("begins in 10 minutes", Minted(token => token.NotBefore = now.AddMinutes(10)));
        yield return new("another audience", Minted(token => token.Audience = IdentityProvider.Tenant));
        yield return new("another issuer", Minted(token => token.Issuer = "https://api.botframework.example"));
        yield return new("another key under a known id", Minted(token => token.SigningCredentials = IdentityProvider.SignedBy(stranger, "key-1")));
        yield return new("an unknown key", Minted(token => token.SigningCredentials = IdentityProvider.SignedBy(stranger, "key-2")));
        yield return new("another service", $"Bearer {Provider.Mint("https://smba.trafficmanager.net/amer/")}");
        yield return new("no service", Minted(token => token.Claims.Clear()));
        yield return new("not signed", Minted(token => token.SigningCredentials = null));
        yield return new("signed with the public key as a password", Minted(token => token.SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Provider.PublicKey)) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)));
        yield return new("garbage", "Bearer not.a.token");
        yield return new("no token", "");
        yield return new("a channel that the key isn't endorsed for", Minted()) { Channel = "webchat" };
    }

    private string Minted(Action<SecurityTokenDescriptor>? change = null) => $"Bearer {Provider.Mint(ServiceUrl, change)}";

    /// <summary>An activity that wants no answer: whether it is let in is all that is asked.</summary>
    private static JsonObject Typing(string channel)
    {
        var activity = Recorded.Message().DeepClone().AsObject();
        (activity["type"], activity["serviceUrl"], activity["channelId"]) = ("typing", ServiceUrl, channel);
        return activity;
    }

    private async Task<int> DeliverAsync(TokenCase one)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, signed.Host.Messages) { Content = new StringContent(Typing(one.Channel).ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = one.Authorization.Length == 0 ? null : AuthenticationHeaderValue.Parse(one.Authorization);
        using var response = await signed.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private sealed record TokenCase(string Name, string Authorization)
    {
        public string Channel { get; init; } = "msteams";
    }
}
