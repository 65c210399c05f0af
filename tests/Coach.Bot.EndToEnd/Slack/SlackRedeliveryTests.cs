using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Slack;
using Coach.Slack.Inbox;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Every recorded request, with a host that dies in the middle of anything, and all of it again.</summary>
public sealed class SlackRedeliveryTests : IAsyncLifetime
{
    private const int Kills = 4;
    private static readonly ImmutableArray<JsonObject> Requests = [.. Recorded.Names().Select(Recorded.Body)];
    private readonly TemporaryFolder folder = new();
    private readonly Random chance = new(20261123);
    private FakeSlack slack = null!;

    public async ValueTask InitializeAsync() => slack = await FakeSlack.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Everything_again_after_kills_changes_nothing()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
            using var dying = host;
            var cutOff = Task.WhenAll(Shuffled().Select(request => TriedAsync(delivery, request)));
            await Task.WhenAny(cutOff, Task.Delay(chance.Next(10, 300), TestContext.Current.CancellationToken));
            host.Kill();
            await cutOff;
        }

        var (last, again) = await SlackHost.StartAsync(folder.Path, slack);
        using var alive = last;
        await DeliverAsync(again); // what never arrived comes now, and an edit may come before its message
        await Eventually.IsTrueAsync("the question to an author", () => slack.Posts.Any(post => post.Buttons.Any(button => (string?)button["action_id"] == SlackActions.PermitButton)));
        await DeliverAsync(again);
        await Eventually.IsTrueAsync("what was still to be sent", () => Pending().Length == 0);
        var (logs, posts) = (await LogsAsync(), slack.Posts.Count);
        Assert.NotEmpty(logs);

        await DeliverAsync(again);

        Assert.Equal(logs, await LogsAsync());
        Assert.Equal(posts, slack.Posts.Count);
    }

    private async Task DeliverAsync(SlackDelivery delivery)
    {
        foreach (var request in Shuffled())
        {
            await PostAsync(delivery, request);
        }
    }

    private JsonObject[] Shuffled()
    {
        var mixed = Requests.ToArray();
        chance.Shuffle(mixed);
        return mixed;
    }

    private static async Task TriedAsync(SlackDelivery delivery, JsonObject request)
    {
        try
        {
            await PostAsync(delivery, request);
        }
        catch (HttpRequestException)
        {
            // the host died with it
        }
    }

    private static async Task PostAsync(SlackDelivery delivery, JsonObject request)
    {
        var path = request switch
        {
            _ when request.ContainsKey("command") => "/slack/commands",
            _ when Recorded.IsForm(request) => "/slack/interactions",
            _ => "/slack/events",
        };
        Assert.InRange((int)(await delivery.PostAsync(path, Recorded.Wire(request), Recorded.IsForm(request))).Status, 200, 404);
    }

    private string[] Pending() => Directory.Exists(Path.Combine(folder.Path, "records", "pending")) ? Directory.GetFiles(Path.Combine(folder.Path, "records", "pending"), "*", SearchOption.AllDirectories) : [];

    /// <summary>Every log, by its place.</summary>
    private async Task<SortedDictionary<string, string>> LogsAsync()
    {
        var logs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.jsonl", SearchOption.AllDirectories))
        {
            await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(log);
            logs.Add(file, await reader.ReadToEndAsync());
        }

        return logs;
    }
}
