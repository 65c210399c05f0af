using Coach.Bot.Commands.Examining;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Commands;

/// <summary>The examination of what lies on the network, with a network that answers as told.</summary>
public sealed class DoctorSecretTests
{
    private const string Secret = "xoxb-canary-of-a-secret";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"ok":true}""", 0, null, null)]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", 0, "token of Slack", null)]
    [InlineData("no JSON", 0, "token of Slack", null)]
    [InlineData("""{"ok":true}""", 120, null, "clock")]
    public async Task The_token_of_Slack_and_the_clock_are_checked_and_the_token_is_not_told(string answer, int secondsApart, string? wrong, string? late)
    {
        var findings = await ExamineAsync(new Answering(answer, Now.AddSeconds(secondsApart)));

        Assert.Equal(new[] { wrong, late }.OfType<string>(), findings.Where(one => one.Fix is not null).Select(one => one.What));
        Assert.DoesNotContain(Secret, string.Join('\n', findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_fails_is_named_with_its_fix()
    {
        var findings = await ExamineAsync(new Failing());

        Assert.Contains(findings, one => one is { What: "token of Slack", Fix: not null });
        Assert.DoesNotContain(Secret, string.Join('\n', findings), StringComparison.Ordinal);
    }

    private static async Task<List<Finding>> ExamineAsync(HttpMessageHandler network)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Slack:BotToken", Secret), new("Slack:SigningSecret", Secret)]).Build();
        await using var services = new ServiceCollection().AddSingleton<ITranscriptStore>(new MemoryTranscriptStore()).AddSingleton<IRecords>(new MemoryRecords()).BuildServiceProvider();
        using var http = new HttpClient(network);
        var findings = new List<Finding>();
        await foreach (var finding in new Examination(configuration, services, http, new FakeTimeProvider(Now)).RunAsync(TestContext.Current.CancellationToken))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private sealed class Answering(string body, DateTimeOffset date) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal(Secret, request.Headers.Authorization?.Parameter);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body), Headers = { Date = date } });
        }
    }

    private sealed class Failing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("connection refused");
    }
}
