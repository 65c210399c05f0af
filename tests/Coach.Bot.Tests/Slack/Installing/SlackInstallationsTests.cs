using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Coach.Bot.Endpoints.Slack;
using Coach.Bot.Endpoints.Slack.Installing;
using Coach.Bot.Sending;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Wire;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coach.Bot.Tests.Slack.Installing;

/// <summary>Tokens that end are exchanged in time, by one process at a time: a refresh token is good once.</summary>
public sealed class SlackInstallationsTests : IDisposable
{
    private const int AtOnce = 50;
    private static readonly SlackWorkspace Team = new("T0TEAM", Enterprise: null, IsEnterpriseInstall: false);
    private readonly MemoryRecords records = new();
    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly MovingClock clock = new();
    private readonly OnceOnly slack = new();
    private readonly HttpClient http;

    public SlackInstallationsTests() => http = new(slack);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task What_is_kept_is_found_by_every_replica()
    {
        await KeepAsync(expiresIn: null);

        Assert.Equal("xoxb-0", (await Replica().FindAsync(Team, Cancel))?.Token);
        Assert.Null(await Replica().FindAsync(new("T0OTHER", null, IsEnterpriseInstall: false), Cancel));
    }

    [Fact]
    public async Task An_organisation_has_one_installation_for_all_its_workspaces()
    {
        var organisation = new SlackWorkspace(Team: null, "E0ORG", IsEnterpriseInstall: true);
        await Replica().KeepAsync(organisation, Answer("xoxb-org", refresh: null, expiresIn: null), Cancel);

        Assert.Equal("xoxb-org", (await Replica().FindAsync(organisation with { Team = "T0TEAM" }, Cancel))?.Token);
    }

    [Fact]
    public async Task No_token_is_kept_in_clear()
    {
        await KeepAsync(expiresIn: 43200);

        await foreach (var name in records.ListAsync("", Cancel))
        {
            Assert.DoesNotContain("xox", Encoding.UTF8.GetString((await records.ReadAsync(name, Cancel))!.Content.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_is_exchanged_two_hours_before_its_end_and_nobody_waits()
    {
        await KeepAsync(expiresIn: 43200);
        var replicas = new[] { Replica(), Replica() };
        clock.Away = TimeSpan.FromHours(10.5);

        var found = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => replicas[number % 2].FindAsync(Team, Cancel)));

        Assert.All(found, access => Assert.StartsWith("xoxb-", access?.Token, StringComparison.Ordinal));
        await UntilAsync(async () => (await Replica().FindAsync(Team, Cancel))!.Token == "xoxb-1");
        Assert.Equal((1, 0), (slack.Exchanged, slack.Refused));
    }

    [Fact]
    public async Task A_token_that_has_ended_is_waited_for()
    {
        await KeepAsync(expiresIn: 43200);
        var replicas = new[] { Replica(), Replica() };
        clock.Away = TimeSpan.FromHours(13);

        var found = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => replicas[number % 2].FindAsync(Team, Cancel)));

        Assert.All(found, access => Assert.Equal("xoxb-1", access?.Token));
        Assert.Equal((1, 0), (slack.Exchanged, slack.Refused));
    }

    [Fact]
    public async Task Tokens_are_forgotten_at_once_when_the_app_is_taken_away()
    {
        await KeepAsync(expiresIn: null);
        var replica = Replica();
        await replica.FindAsync(Team, Cancel);

        await replica.ForgetAsync(Team, new(clock.GetUtcNow(), Bot: null), Cancel);

        Assert.Null(await replica.FindAsync(Team, Cancel));
        Assert.Null(await records.ReadAsync("slack-installations/t0team", Cancel));
    }

    [Fact]
    public async Task An_end_that_comes_late_or_twice_takes_nothing_from_an_app_that_was_installed_again()
    {
        await KeepAsync(expiresIn: 43200);
        var end = new Withdrawal(clock.GetUtcNow(), "U0COACH");
        clock.Away = TimeSpan.FromMinutes(1);
        await Replica().KeepAsync(Team, Answer("xoxb-again", "xoxe-0", expiresIn: 43200), Cancel);
        clock.Away = TimeSpan.FromHours(11);
        await Replica().FindAsync(Team, Cancel);
        await UntilAsync(async () => (await Replica().FindAsync(Team, Cancel))!.Token == "xoxb-1"); // exchanged since

        await Replica().ForgetAsync(Team, end, Cancel);
        await Replica().ForgetAsync(Team, end with { Bot = null }, Cancel);

        Assert.NotNull(await Replica().FindAsync(Team, Cancel));
    }

    [Fact]
    public async Task The_end_of_another_bots_token_ends_nothing()
    {
        await KeepAsync(expiresIn: null);

        await Replica().ForgetAsync(Team, new(clock.GetUtcNow(), "U0OTHER"), Cancel);

        Assert.NotNull(await Replica().FindAsync(Team, Cancel));
    }

    [Fact]
    public async Task A_token_that_slack_refuses_is_read_again_and_the_call_made_with_the_new_one()
    {
        await KeepAsync(expiresIn: null);
        var replica = Replica();
        await replica.FindAsync(Team, Cancel);
        await Replica().KeepAsync(Team, Answer("xoxb-again", refresh: null, expiresIn: null), Cancel);
        slack.Revoked = "xoxb-0";

        Assert.Equal("U0COACH", (await Carrier(replica).InAsync(Team, (api, access) => api.TestAsync(access, Cancel), Cancel)).UserId);
    }

    [Fact]
    public async Task A_token_that_slack_refuses_and_nobody_has_replaced_is_refused_once()
    {
        await KeepAsync(expiresIn: null);
        slack.Revoked = "xoxb-0";

        var refused = await Assert.ThrowsAsync<DeliveryException>(() => Carrier(Replica()).InAsync(Team, (api, access) => api.TestAsync(access, Cancel), Cancel));

        Assert.Equal((DeliveryFault.Refused, 1), (refused.Fault, slack.Tested));
    }

    private Task KeepAsync(int? expiresIn) => Replica().KeepAsync(Team, Answer("xoxb-0", expiresIn is null ? null : "xoxe-0", expiresIn), Cancel);

    private SlackApi Api() => new(new(http, SlackHosts.Slack, new(TimeSpan.Zero, clock)));

    private SlackCarrier Carrier(SlackInstallations installations) => new(Api(), installations);

    private SlackInstallations Replica() => new(records, protection, new(Api(), new("id", "secret", RedirectUri: null), SlackHosts.Slack, clock), NullLogger<SlackInstallations>.Instance);

    private static AccessAnswer Answer(string token, string? refresh, int? expiresIn) => new(token, refresh, expiresIn, "U0COACH", null, null, new("T0TEAM", null), null, null);

    private static async Task UntilAsync(Func<Task<bool>> look)
    {
        while (!await look())
        {
            await Task.Delay(10, Cancel);
        }
    }

    private sealed class MovingClock : TimeProvider
    {
        public TimeSpan Away { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Away;
    }

    /// <summary>oauth.v2.access, which takes each refresh token once, and auth.test.</summary>
    private sealed class OnceOnly : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, bool> used = new(StringComparer.Ordinal);
        private int exchanged;
        private int refused;

        public int Exchanged => exchanged;

        public int Refused => refused;

        /// <summary>The token that is taken away.</summary>
        public string? Revoked { get; set; }

        public int Tested { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is { Parameter: var token })
            {
                Tested++;
                return Json(token == Revoked ? """{"ok":false,"error":"token_revoked"}""" : """{"ok":true,"user_id":"U0COACH"}""");
            }

            var fields = FormFields.Read(await request.Content!.ReadAsByteArrayAsync(cancellationToken))!;
            var number = used.TryAdd(fields["refresh_token"], value: true) ? Interlocked.Increment(ref exchanged) : -Interlocked.Increment(ref refused);
            var body = number > 0
                ? $$$"""{"ok":true,"access_token":"xoxb-{{{number}}}","refresh_token":"xoxe-{{{number}}}","expires_in":43200,"team":{"id":"T0TEAM"}}"""
                : """{"ok":false,"error":"invalid_refresh_token"}""";
            return Json(body);
        }

        private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
