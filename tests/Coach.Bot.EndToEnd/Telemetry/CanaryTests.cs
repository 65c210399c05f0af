using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;

namespace Coach.Bot.EndToEnd.Telemetry;

/// <summary>A conversation full of words that must not be seen, with everything that is collected looked through for them (A2).</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string Canary = "canary";
    private readonly TemporaryFolder folder = new();
    private Collector collector = null!;
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        collector = await Collector.StartAsync();
        connector = await FakeConnector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        await collector.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task No_text_name_or_id_is_in_traces_metrics_or_logs()
    {
        using var coach = await CoachHost.StartAsync(
            folder.Path,
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL=200",
            "--OTEL_BSP_SCHEDULE_DELAY=100",
            "--OTEL_BLRP_SCHEDULE_DELAY=100",
            $"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={collector.Address}/");
        var teams = new FakeTeams(connector);

        await TalkAsync(coach, teams);
        coach.Stop();

        Assert.Contains("coach.turns", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("POST /api/messages", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("is not tried again", collector.At("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("coach.turns", collector.At("/track"), StringComparison.Ordinal);
        Assert.All([Canary, teams.Chat], word => Assert.DoesNotContain(word, collector.At("") + coach.Printed, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A whole case, and a reply that can't be sent, so that there are errors to look through too.</summary>
    private async Task TalkAsync(CoachHost coach, FakeTeams teams)
    {
        string[] texts = [$"They should check each {Canary} invoice", "partly", "follow known steps, they can look it up", $"the {Canary} tool is slow", "right", $"{Canary} {Canary}"];
        foreach (var activity in texts.Select(teams.Says).Prepend(teams.Install()))
        {
            activity["from"]!["name"] = $"Ann {Canary}";
            activity["from"]!["id"] = $"29:{Canary}";
            await FakeTeams.DeliverAsync(coach.Http, activity);
        }

        var lost = teams.Says($"why {Canary}");
        lost["serviceUrl"] = connector.ServiceUrl + "/nowhere";
        await FakeTeams.DeliverAsync(coach.Http, lost);
    }
}
