using System.Globalization;
using System.Net;
using System.Text;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using Coach.Slack;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>What may come in and what may not, with the answers that Slack's own Bolt gives (L12). Stricter in one thing: a time in the future is refused too.</summary>
public sealed class SlackWireTests(SlackHost shared)
{
    private const string Event = """{"type":"event_callback","team_id":"T0TEAM","event_id":"Ev1","event":{"type":"reaction_added","user":"U1"}}""";
    private const int MostBytes = 1024 * 1024;

    public static TheoryData<string> Cases => [.. BoltTable.Cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answers_as_bolt_does(string name)
    {
        var answer = await BoltTable.Cases[name].SendAsync(shared.Host.Http, shared.Delivery);

        Assert.Equal(BoltTable.Cases[name].Ours ?? BoltAnswers.All[name], ((int)answer.Status, answer.Body));
    }

    [Fact]
    public void Every_line_that_was_recorded_of_bolt_is_tried() =>
        Assert.Equal(BoltAnswers.All.Keys.Order(StringComparer.Ordinal), BoltTable.Cases.Keys.Order(StringComparer.Ordinal));

    /// <summary>As Bolt, it calls the Web API for what it takes, and for nothing else.</summary>
    [Fact]
    public async Task Only_what_is_taken_leads_to_a_call()
    {
        foreach (var one in BoltTable.Cases.Values.Where(BoltTable.IsMention))
        {
            var channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();
            var answer = await BoltTable.In(one, channel).SendAsync(shared.Host.Http, shared.Delivery);
            if (answer.Status == HttpStatusCode.OK)
            {
                await Eventually.IsTrueAsync("the reply", () => !shared.Slack.In(channel).IsEmpty);
            }
            else
            {
                Assert.Empty(shared.Slack.In(channel));
            }
        }
    }

    [Theory]
    [InlineData(SlackSignature.SignatureHeader)]
    [InlineData(SlackSignature.TimestampHeader)]
    public async Task A_doubled_header_proves_nothing(string header)
    {
        using var request = SlackDelivery.Request("/slack/events", Event, isForm: false, shared.Delivery.Timestamp);
        request.Headers.TryAddWithoutValidation(header, request.Headers.GetValues(header).Single());

        Assert.Equal((HttpStatusCode.Unauthorized, ""), Parts(await shared.Delivery.SendAsync(request)));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_a_megabyte(int beyond, HttpStatusCode status)
    {
        var body = Event.Replace("U1", new string('U', MostBytes + beyond - Event.Length + 2), StringComparison.Ordinal);

        Assert.Equal(status, (await shared.Delivery.PostAsync("/slack/events", body, isForm: false)).Status);
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_may_have_a_megabyte_too()
    {
        using var request = SlackDelivery.Request("/slack/events", new string(' ', MostBytes + 1), isForm: false, shared.Delivery.Timestamp);
        request.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await shared.Delivery.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Only_json_and_forms_are_taken()
    {
        using var request = SlackDelivery.Request("/slack/events", Event, isForm: false, shared.Delivery.Timestamp);
        request.Content!.Headers.ContentType = new("text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await shared.Delivery.SendAsync(request)).Status);
    }

    [Fact]
    public async Task What_is_smuggled_into_a_certificate_check_counts_for_nothing()
    {
        var person = shared.NewPerson();
        var body = $"ssl_check=1&payload={Uri.EscapeDataString(person.Presses(new("D1", "1.1", null, "", []), new() { ["action_id"] = "choice:why", ["value"] = """{"choice":"why"}""" }).ToJsonString())}";
        using var request = SlackDelivery.Unsigned("/slack/interactions", body, isForm: true);

        Assert.Equal((HttpStatusCode.OK, ""), Parts(await shared.Delivery.SendAsync(request)));
        Assert.Empty(await shared.Logs.ReadAsync(person.DirectConversation));
    }

    [Fact]
    public async Task What_is_not_proved_is_not_stored()
    {
        var person = shared.NewPerson();
        using var request = SlackDelivery.Request("/slack/events", person.Says("hello").ToJsonString(), isForm: false, shared.Delivery.Timestamp);
        request.Content = new StringContent(person.Says("hello").ToJsonString(), Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Delivery.SendAsync(request)).Status);
        Assert.Empty(await shared.Logs.ReadAsync(person.DirectConversation));
    }

    [Fact]
    public async Task A_request_that_is_played_again_changes_nothing()
    {
        var person = shared.NewPerson();
        var (body, timestamp) = (person.Says("They should check each invoice against its order").ToJsonString(), shared.Delivery.Timestamp);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var request = SlackDelivery.Request("/slack/events", body, isForm: false, timestamp);
            Assert.Equal(HttpStatusCode.OK, (await shared.Delivery.SendAsync(request)).Status);
        }

        Assert.Single(await shared.Logs.ReadAsync(person.DirectConversation));
        Assert.Equal(2, shared.Slack.In(person.Direct).Length);
    }

    [Fact]
    public async Task Without_a_secret_a_token_refuses_to_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Hosting.CoachHost.StartAsync("unused", "--Slack:BotToken=xoxb-1-test"));

        Assert.Contains("Slack:SigningSecret is missing", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_there_is_no_slack()
    {
        using var folder = new TemporaryFolder();
        using var host = await Hosting.CoachHost.StartAsync(folder.Path);
        using var request = SlackDelivery.Request("/slack/events", Event, isForm: false, DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static (HttpStatusCode, string) Parts(Answer answer) => (answer.Status, answer.Body);
}
