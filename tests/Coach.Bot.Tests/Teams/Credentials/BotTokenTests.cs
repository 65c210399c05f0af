using System.Net;
using Azure.Core;
using Coach.Teams.Credentials;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Coach.Bot.Tests.Teams.Credentials;

public sealed class BotTokenTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly BotToken token;
    private int fetched;

    public BotTokenTests() => token = new BotToken(Credential, "scope/.default", clock);

    public void Dispose() => token.Dispose();

    [Fact]
    public async Task A_token_is_fetched_by_one_and_kept_for_all()
    {
        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await token.GetAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(["token-1"], got.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(54, "token-1")]
    [InlineData(56, "token-2")]
    public async Task It_is_renewed_five_minutes_before_it_ends(int minutes, string expected)
    {
        await token.GetAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(expected, await token.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_message_sent_again()
    {
        using var connector = new Refusing("Bearer token-1");
        using var http = new HttpClient(new BotTokenHandler(token) { InnerHandler = connector });
        using var answer = await http.PostAsync(new Uri("https://smba.trafficmanager.net/"), new StringContent("hello"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["Bearer token-1 hello", "Bearer token-2 hello"], connector.Received);
    }

    private TokenCredential Credential()
    {
        var credential = new Mock<TokenCredential>();
        credential.Setup(port => port.GetTokenAsync(It.Is<TokenRequestContext>(asked => asked.Scopes.Single() == "scope/.default"), It.IsAny<CancellationToken>()))
            .Returns(async () =>
            {
                await Task.Yield();
                return new AccessToken($"token-{++fetched}", clock.GetUtcNow().AddHours(1));
            });
        return credential.Object;
    }

    private sealed class Refusing(string refused) : HttpMessageHandler
    {
        public List<string> Received { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var shown = request.Headers.Authorization!.ToString();
            Received.Add($"{shown} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new HttpResponseMessage(shown == refused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }
    }
}
