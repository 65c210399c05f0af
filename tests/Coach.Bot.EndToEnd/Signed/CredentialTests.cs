using System.Net;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>The coach fetches what it needs for Teams at start, by each way in which a bot can sign in.</summary>
public sealed class CredentialTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IdentityProvider provider = null!;

    public async ValueTask InitializeAsync() => provider = await IdentityProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_password_signs_in()
    {
        using var coach = await StartAsync("--MicrosoftAppType=SingleTenant", $"--MicrosoftAppPassword={IdentityProvider.Secret}");
        Assert.Equal(IdentityProvider.Secret, (await FirstAsync(coach))["client_secret"]);
    }

    [Fact]
    public async Task A_certificate_signs_in_with_a_claim_that_its_key_signed()
    {
        using var coach = await StartAsync("--MicrosoftAppType=SingleTenant", $"--Teams:CertificatePath={provider.CertificatePath}");
        Assert.DoesNotContain("client_secret", await FirstAsync(coach));
    }

    [Fact]
    public async Task A_workload_signs_in_with_the_word_of_Kubernetes()
    {
        var file = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(file, IdentityProvider.Kubernetes, TestContext.Current.CancellationToken);
        using var coach = await StartAsync("--MicrosoftAppType=SingleTenant", $"--AZURE_FEDERATED_TOKEN_FILE={file}");
        Assert.Equal(IdentityProvider.Kubernetes, (await FirstAsync(coach))["client_assertion"]);
    }

    [Fact]
    public async Task A_managed_identity_needs_no_secret()
    {
        var azure = new Dictionary<string, string?>(StringComparer.Ordinal) { ["IDENTITY_ENDPOINT"] = new Uri(provider.Http, "msi/token").AbsoluteUri, ["IDENTITY_HEADER"] = IdentityProvider.Secret };
        using var coach = await provider.StartCoachAsync(azure, folder.Path, "--MicrosoftAppType=UserAssignedMSI");
        Assert.Equal("https://api.botframework.com", (await FirstAsync(coach))["resource"]);
    }

    [Fact]
    public async Task A_wrong_secret_is_not_ready_and_named()
    {
        using var coach = await StartAsync("--MicrosoftAppType=SingleTenant", "--MicrosoftAppPassword=another");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: Teams"), await ReadyAsync(coach));
    }

    [Fact]
    public async Task A_provider_that_is_down_makes_it_live_but_not_ready_until_it_is_back()
    {
        provider.IsDown = true;
        using var coach = await StartAsync("--MicrosoftAppType=SingleTenant", $"--MicrosoftAppPassword={IdentityProvider.Secret}");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: Teams"), await ReadyAsync(coach));
        Assert.Equal(HttpStatusCode.OK, (await coach.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        provider.IsDown = false;
        await FirstAsync(coach);
    }

    private Task<CoachHost> StartAsync(params IEnumerable<string> settings) => provider.StartCoachAsync(folder.Path, settings);

    /// <summary>How the coach first signed in, once it says that it is ready.</summary>
    private async Task<IReadOnlyDictionary<string, string>> FirstAsync(CoachHost coach)
    {
        await Eventually.GetAsync("ready", async () => await ReadyAsync(coach) is (HttpStatusCode.OK, "ready") ? coach : null);
        return provider.SignedIn.First();
    }

    private static async Task<(HttpStatusCode, string)> ReadyAsync(CoachHost coach)
    {
        using var answer = await coach.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
