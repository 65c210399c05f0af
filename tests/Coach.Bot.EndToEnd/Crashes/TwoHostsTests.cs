using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Crashes;

/// <summary>Two hosts on one folder, neither knowing of the other: nothing is lost, doubled or reordered.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    private const int Messages = 40;
    private readonly TemporaryFolder folder = new();
    private readonly List<CoachHost> hosts = [];
    private FakeConnector connector = null!;
    private FakeTeams teams = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        teams = new(connector);
        hosts.Add(await CoachHost.StartAsync(folder.Path));
        hosts.Add(await CoachHost.StartAsync(folder.Path));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            host.Dispose();
        }

        await connector.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task They_serve_one_conversation_in_turns()
    {
        var ids = new List<string>();
        for (var message = 0; message < Messages; message++)
        {
            var activity = message == 0 ? teams.Install() : teams.Says(message % 3 == 0 ? "why" : "status");
            ids.Add(await DeliverAsync(hosts[message % 2], activity));
        }

        Assert.Equal(ids, await SeenAsync());
        Assert.Equal(Messages, connector.In(teams.Chat).Length);
    }

    [Fact]
    public async Task They_serve_one_conversation_at_the_same_time()
    {
        await DeliverAsync(hosts[0], teams.Install());
        var activities = Enumerable.Range(0, Messages).Select(_ => teams.Says("status")).ToArray();

        await Task.WhenAll(activities.Select((activity, index) => DeliverAsync(hosts[index % 2], activity)));

        Assert.Equal(activities.Select(IdOf).Order(StringComparer.Ordinal), (await SeenAsync()).Skip(1).Order(StringComparer.Ordinal));
        Assert.All(activities, activity => Assert.Single(connector.RepliesTo(IdOf(activity))));
    }

    [Fact]
    public async Task One_message_delivered_to_both_is_one_turn()
    {
        await DeliverAsync(hosts[0], teams.Install());
        var message = teams.Says("They should check each invoice against its order");

        await Task.WhenAll(hosts.Select(host => DeliverAsync(host, message)));

        Assert.Equal(2, (await SeenAsync()).Length);
        Assert.Single(connector.RepliesTo(IdOf(message)).Select(sent => sent.Text).Distinct(StringComparer.Ordinal)); // said again by the host that has not seen it said
    }

    private static async Task<string> DeliverAsync(CoachHost host, JsonObject activity)
    {
        Assert.Equal(HttpStatusCode.OK, (await FakeTeams.DeliverAsync(host.Http, activity)).Status);
        return IdOf(activity);
    }

    private static string IdOf(JsonObject activity) => (string)activity["id"]!;

    private async Task<string[]> SeenAsync() =>
        [.. (await new Logs(folder.Path).ReadAsync(teams.Conversation)).SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(received => received.Id)];
}
