using System.Security.Cryptography;
using System.Text;
using Coach.Teams.Proof;
using Coach.Teams.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Coach.Bot.Tests.Teams.Proof;

/// <summary>The rules of the connector's tokens, one by one.</summary>
public sealed class TokenProofTests : IDisposable
{
    private static readonly Activity FromTeams = new() { ChannelId = "msteams", ServiceUrl = "https://smba.trafficmanager.net/emea/" };
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeIdentityProvider provider = new();
    private readonly HttpClient http;

    public TokenProofTests() => http = new HttpClient(provider);

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_good_token_is_proof() => Assert.Null(await WhyNotAsync("Bearer " + Good()));

    [Fact]
    public async Task The_scheme_is_read_in_any_case() => Assert.Null(await WhyNotAsync("bEARER " + Good()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer a b")]
    public async Task Without_a_bearer_token_nothing_is_proved(string? header) => Assert.Equal(Refusal.NoToken, await WhyNotAsync(header));

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("...")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30")]
    [InlineData("\u0000.\u0000.\u0000")]
    public async Task Garbage_is_refused(string token) => Assert.NotNull(await WhyNotAsync("Bearer " + token));

    [Fact]
    public async Task A_token_of_endless_length_is_refused() => Assert.Equal(Refusal.Garbled, await WhyNotAsync($"Bearer {new string('a', 200_000)}.b.c"));

    [Theory]
    [InlineData("iss", "https://api.botframework.us", Refusal.Issuer)]
    [InlineData("iss", "https://api.botframework.com/", Refusal.Issuer)]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", Refusal.Issuer)]
    [InlineData("aud", "app-2", Refusal.Audience)]
    [InlineData("aud", "api://app-1", Refusal.Audience)]
    [InlineData("aud", "APP-1", Refusal.Audience)]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/amer/", Refusal.ServiceUrl)]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/emea//", Refusal.ServiceUrl)]
    [InlineData("serviceurl", "", Refusal.ServiceUrl)]
    public async Task A_claim_that_is_wrong_is_refused(string claim, string value, Refusal why) =>
        Assert.Equal(why, await WhyNotAsync("Bearer " + provider.Mint(clock.GetUtcNow(), payload => payload[claim] = value)));

    [Theory]
    [InlineData("iss", Refusal.Issuer)]
    [InlineData("aud", Refusal.Audience)]
    [InlineData("exp", Refusal.Lifetime)]
    [InlineData("serviceurl", Refusal.ServiceUrl)]
    public async Task A_claim_that_is_missing_is_refused(string claim, Refusal why) =>
        Assert.Equal(why, await WhyNotAsync("Bearer " + provider.Mint(clock.GetUtcNow(), payload => payload.Remove(claim))));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("HTTPS://SMBA.trafficmanager.net/EMEA/")]
    public async Task The_service_is_the_same_with_other_letters_and_without_its_last_slash(string claimed) =>
        Assert.Null(await WhyNotAsync("Bearer " + provider.Mint(clock.GetUtcNow(), payload => payload["serviceurl"] = claimed)));

    [Theory]
    [InlineData(-4, null)]
    [InlineData(-6, Refusal.Lifetime)]
    [InlineData(64, null)]
    [InlineData(66, Refusal.Lifetime)]
    public async Task Clocks_may_differ_by_five_minutes(int minutesLater, Refusal? why)
    {
        var token = Good();
        clock.AdjustTime(clock.GetUtcNow().AddMinutes(minutesLater));
        Assert.Equal(why, await WhyNotAsync("Bearer " + token));
    }

    [Fact]
    public async Task A_token_signed_by_somebody_else_under_our_issuers_key_id_is_refused()
    {
        using var stranger = new FakeIdentityProvider();
        Assert.Equal(Refusal.Signature, await WhyNotAsync("Bearer " + stranger.Mint(clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = Good().Split('.');
        var other = provider.Mint(clock.GetUtcNow(), payload => payload["extra"] = "x").Split('.');
        Assert.Equal(Refusal.Signature, await WhyNotAsync($"Bearer {parts[0]}.{other[1]}.{parts[2]}"));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","kid":"key-1","typ":"JWT"}""");
        Assert.NotNull(await WhyNotAsync($"Bearer {header}.{Good().Split('.')[1]}."));
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_password_is_refused()
    {
        var secret = new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes("the public key"))) { KeyId = "key-1" };
        var token = FakeIdentityProvider.Signed(new Dictionary<string, object>(StringComparer.Ordinal) { ["iss"] = "https://api.botframework.com", ["aud"] = "app-1" }, new(secret, SecurityAlgorithms.HmacSha256));
        Assert.Equal(Refusal.Algorithm, await WhyNotAsync("Bearer " + token));
    }

    [Theory]
    [InlineData("webchat", Refusal.Endorsement)]
    [InlineData("MSTEAMS", Refusal.Endorsement)]
    [InlineData(null, Refusal.Endorsement)]
    public async Task A_key_signs_only_for_the_channels_it_is_endorsed_for(string? channel, Refusal why) =>
        Assert.Equal(why, await WhyNotAsync("Bearer " + Good(), FromTeams with { ChannelId = channel }));

    [Fact]
    public async Task A_key_without_endorsements_signs_for_nobody()
    {
        provider.AddKey("bare", null);
        Assert.Equal(Refusal.Endorsement, await WhyNotAsync("Bearer " + Good()));
    }

    [Fact]
    public async Task A_local_tool_proves_itself_by_the_bots_own_id_and_speaks_for_this_machine_alone()
    {
        var here = new Activity { ChannelId = "emulator", ServiceUrl = "http://localhost:56150/_connector" };
        var proof = await ProofAsync("Bearer " + FromTool("app-1"), withEmulator: true);
        Assert.Equal(new RequestProof.Emulator(), proof);
        Assert.Null(proof.Against(here));
        Assert.Equal(Refusal.ServiceUrl, proof.Against(FromTeams));
        Assert.Equal(new RequestProof.Refused(Refusal.Caller), await ProofAsync("Bearer " + FromTool("app-2"), withEmulator: true));
        Assert.Equal(new RequestProof.Refused(Refusal.Issuer), await ProofAsync("Bearer " + FromTool("app-1")));
    }

    [Theory]
    [InlineData("1.0", "appid", true)]
    [InlineData("2.0", "azp", true)]
    [InlineData("2.0", "appid", false)]
    public async Task Each_version_of_a_tools_token_names_its_caller_in_its_own_claim(string version, string claim, bool isProof)
    {
        var token = provider.Mint(clock.GetUtcNow(), payload =>
        {
            (payload["iss"], payload["ver"], payload[claim]) = ("https://sts.windows.net/tenant/", version, "app-1");
        });
        Assert.Equal(isProof, await ProofAsync("Bearer " + token, withEmulator: true) is RequestProof.Emulator);
    }

    private string Good() => provider.Mint(clock.GetUtcNow());

    private string FromTool(string caller) => provider.Mint(clock.GetUtcNow(), payload => (payload["iss"], payload["appid"]) = ("https://sts.windows.net/tenant/", caller));

    private async Task<Refusal?> WhyNotAsync(string? header, Activity? activity = null) => (await ProofAsync(header)).Against(activity ?? FromTeams);

    private async Task<RequestProof> ProofAsync(string? header, bool withEmulator = false)
    {
        using var keys = new SigningKeys(FakeIdentityProvider.Metadata, http, clock, NullLogger<SigningKeys>.Instance);
        var connector = new TrustedIssuer(["https://api.botframework.com"], keys, IsEmulator: false);
        var tool = new TrustedIssuer(["https://sts.windows.net/tenant/"], keys, IsEmulator: true);
        return await new TokenProof("app-1", withEmulator ? [connector, tool] : [connector], clock).OfAsync(header, TestContext.Current.CancellationToken);
    }
}
