using System.Diagnostics;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Slack;

[assembly: AssemblyFixture(typeof(SlackHost))]

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>One host that belongs to one workspace of the fake Slack, for all tests that don't need to stop either.</summary>
public sealed class SlackHost : IAsyncLifetime
{
    // A test says more in a minute than a person can.
    private static readonly string[] NoLimits = ["--Limits:PerConversation=0", "--Limits:PerPerson=0", "--Limits:PerAddress=0"];
    private readonly TemporaryFolder folder = new();
    private FakeSlack slack = null!;

    internal CoachHost Host { get; private set; } = null!;

    internal FakeSlack Slack => slack;

    internal SlackDelivery Delivery { get; private set; } = null!;

    internal Logs Logs => new(folder.Path);

    internal SlackPerson NewPerson() => new(slack, Delivery);

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        (Host, Delivery) = await StartAsync(folder.Path, slack);
    }

    public async ValueTask DisposeAsync()
    {
        Host?.Dispose();
        await slack.DisposeAsync();
        folder.Dispose();
    }

    internal static Task<(CoachHost Host, SlackDelivery Delivery)> StartAsync(string transcripts, FakeSlack slack, params string[] settings) => StartLaterAsync(0, transcripts, slack, settings);

    internal static async Task<(CoachHost Host, SlackDelivery Delivery)> StartLaterAsync(int days, string transcripts, FakeSlack slack, params string[] settings)
    {
        string[] workspace = settings is [] ? [$"--Slack:BotToken={FakeSlack.Token}"] : settings;
        var host = await CoachHost.StartAsync(transcripts, [$"--Slack:ApiUrl={slack.ApiUrl}", $"--Slack:SigningSecret={SlackDelivery.Secret}", .. NoLimits, .. workspace]);
        host.Wait(days);
        var started = Stopwatch.GetTimestamp();
        return (host, new(host.Http, () => ReferenceDay.Start + TimeSpan.FromDays(days) + Stopwatch.GetElapsedTime(started)));
    }
}
