using System.Net;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Slack;
using Coach.Bot.EndToEnd.Wire;

namespace Coach.Bot.EndToEnd.Telemetry;

/// <summary>A conversation full of words that must not be seen, with everything that is collected looked through for them (A2), in each channel.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Canary = "canary";
    private static readonly string[] Texts = [$"They should check each {Canary} invoice", "partly", "follow known steps, they can look it up", $"the {Canary} tool is slow", "right", $"{Canary} {Canary}"];
    private readonly TemporaryFolder folder = new();
    private Collector collector = null!;
    private FakeConnector connector = null!;
    private FakeSlack slack = null!;

    private string[] Collected =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}",
        "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
        "--OTEL_METRIC_EXPORT_INTERVAL=200",
        "--OTEL_BSP_SCHEDULE_DELAY=100",
        "--OTEL_BLRP_SCHEDULE_DELAY=100",
        $"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={collector.Address}/",
    ];

    public async ValueTask InitializeAsync()
    {
        collector = await Collector.StartAsync();
        connector = await FakeConnector.StartAsync();
        slack = await FakeSlack.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        await connector.DisposeAsync();
        await collector.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task No_text_name_or_id_of_Teams_is_in_traces_metrics_or_logs()
    {
        using var coach = await CoachHost.StartAsync(folder.Path, Collected);
        var teams = new FakeTeams(connector);

        await TalkAsync(coach, teams);
        coach.Stop();

        NothingShows(coach, "/api/messages", Canary, teams.Chat);
    }

    [Fact]
    public async Task No_text_id_or_token_of_Slack_is_in_traces_metrics_or_logs()
    {
        var (coach, delivery) = await SlackHost.StartAsync(folder.Path, slack, [$"--Slack:BotToken={FakeSlack.Token}", .. Collected]);
        using var started = coach;
        var person = new SlackPerson(slack, delivery);

        await TalkAsync(person, delivery);
        coach.Stop();

        NothingShows(coach, "/slack/events", Canary, person.Id, person.Direct, FakeSlack.Token, SlackDelivery.Secret);
    }

    private void NothingShows(CoachHost coach, string path, params string[] words)
    {
        Assert.Contains("coach.turns", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains($"POST {path}", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("is not tried again", collector.At("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("coach.turns", collector.At("/track"), StringComparison.Ordinal);
        Assert.All(words, word => Assert.DoesNotContain(word, collector.At("") + coach.Printed, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A whole case, and a reply that can't be sent, so that there are errors to look through too.</summary>
    private async Task TalkAsync(CoachHost coach, FakeTeams teams)
    {
        foreach (var activity in Texts.Select(teams.Says).Prepend(teams.Install()))
        {
            activity["from"]!["name"] = $"Ann {Canary}";
            activity["from"]!["id"] = $"29:{Canary}";
            await FakeTeams.DeliverAsync(coach.Http, activity);
        }

        var lost = teams.Says($"why {Canary}");
        lost["serviceUrl"] = connector.ServiceUrl + "/nowhere";
        await FakeTeams.DeliverAsync(coach.Http, lost);
    }

    /// <summary>The same by message, button, mention, command and shortcut.</summary>
    private async Task TalkAsync(SlackPerson person, SlackDelivery delivery)
    {
        await person.OpensMessagesAsync();
        await person.SaysAsync(Texts[0]);
        var asked = await Eventually.GetAsync("a question", () => slack.In(person.Direct).LastOrDefault(post => post.Buttons.Any()));
        Assert.Equal(HttpStatusCode.OK, (await person.PressesAsync(asked, asked.Buttons.First())).Status);
        foreach (var text in Texts[1..])
        {
            await person.SaysAsync(text);
        }

        await delivery.EventAsync(person.Mentions("C0STORES", thread: null, $"Our {Canary} people are late"));
        await person.CommandsAsync($"{Canary} command", "C0STORES");
        await person.ShortcutAsync("coach_ask_about", new() { ["type"] = "message", ["user"] = "U0" + Canary.ToUpperInvariant(), ["ts"] = "17.1", ["text"] = $"{Canary} of somebody else" });
        await Eventually.GetAsync("the word to the asker, which comes behind the answer", () => slack.Calls.SingleOrDefault(call => call.Method == "response_url" && call.Token == person.Id));
        slack.Fail("chat.postMessage", "channel_not_found");
        await person.SaysAsync($"why {Canary}");
    }
}
