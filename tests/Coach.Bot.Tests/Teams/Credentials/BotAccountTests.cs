using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Coach.Teams.Credentials;

namespace Coach.Bot.Tests.Teams.Credentials;

/// <summary>What is sent to sign in, without a network.</summary>
public sealed class BotAccountTests : IDisposable
{
    private readonly SignIn signIn = new();

    public void Dispose() => signIn.Dispose();

    [Theory]
    [InlineData("https://login.microsoftonline.com/", "botframework.com")]
    [InlineData("https://login.microsoftonline.us/", "MicrosoftServices.onmicrosoft.us")]
    [InlineData("https://login.microsoftonline.com/", "99999999-8888-7777-6666-555555555555")]
    public async Task A_password_is_exchanged_for_a_token_at_the_login_of_the_cloud_and_tenant(string login, string tenant)
    {
        var account = new BotAccount("11111111-2222-3333-4444-555555555555", tenant, new(login), "https://api.botframework.com/.default") { Secret = new BotSecret.Password("secret") };
        var credential = account.Credential(new HttpClientTransport(new HttpClient(signIn, disposeHandler: false)));
        var token = await credential.GetTokenAsync(new TokenRequestContext([account.Scope]), TestContext.Current.CancellationToken);

        Assert.Equal("a-token", token.Token);
        Assert.Equal($"{login}{tenant}/oauth2/v2.0/token", signIn.Asked?.AbsoluteUri, ignoreCase: true);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", signIn.Form, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", signIn.Form, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_accounts_sign_in_without_a_password()
    {
        var account = new BotAccount("11111111-2222-3333-4444-555555555555", "tenant", new("https://login.microsoftonline.com/"), "scope") { Secret = new BotSecret.ManagedIdentity() };
        Assert.IsType<ManagedIdentityCredential>(account.Credential());
        Assert.IsType<WorkloadIdentityCredential>((account with { Secret = new BotSecret.Workload("token-file") }).Credential());
    }

    [Fact]
    public void A_secret_does_not_print_itself()
    {
        var account = new BotAccount("app", "tenant", new("https://login.microsoftonline.com/"), "scope") { Secret = new BotSecret.Password("hunter2") };
        Assert.DoesNotContain("hunter2", account.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", (account with { Secret = new BotSecret.Certificate("cert.pfx", "hunter2") }).ToString(), StringComparison.Ordinal);
    }

    private sealed class SignIn : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        public string Form { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                Asked = request.RequestUri;
                Form = await request.Content!.ReadAsStringAsync(cancellationToken);
            }

            var body = request.Method == HttpMethod.Post ? """{"token_type":"Bearer","expires_in":3599,"access_token":"a-token"}""" : Discovery(request.RequestUri!);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }

        // MSAL asks which hosts belong together before it signs in.
        private static string Discovery(Uri asked) =>
            $$"""{"tenant_discovery_endpoint":"https://{{asked.Host}}/common/.well-known/openid-configuration","api-version":"1.1","metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com"]},{"preferred_network":"login.microsoftonline.us","preferred_cache":"login.microsoftonline.us","aliases":["login.microsoftonline.us"]}]}""";
    }
}
