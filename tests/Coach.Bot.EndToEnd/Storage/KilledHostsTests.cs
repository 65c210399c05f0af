using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using Coach.Transcripts.Blobs;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>
/// Two hosts on one container serve the same cases alternately, and either is killed at random: no message is lost, doubled or reordered in the logs.
/// COACH_TURNS=10000 COACH_KILLS=60 makes it as large as it is meant to hold.
/// </summary>
[Collection(StorageTests.Name)]
public sealed class KilledHostsTests(Azurite azurite, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Writers = 16;
    private static readonly int Turns = Setting("COACH_TURNS", 320);
    private static readonly int Kills = Setting("COACH_KILLS", 6);
    private static readonly string[] Texts = ["status", "why", "They should check each invoice against its order", "back", "help", "my data"];
    private readonly BlobContainerClient container = azurite.NewContainer();
    private readonly CoachHost?[] hosts = new CoachHost?[2];
    private readonly Random chance = new(20261123);
    private FakeConnector connector = null!;
    private int answered;
    private int redelivered;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        for (var host = 0; host < hosts.Length; host++)
        {
            hosts[host] = await CoachHost.StartAsync("unused", azurite.SettingsFor(container));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(hosts, host => host?.Dispose());
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task No_message_is_lost_doubled_or_reordered()
    {
        var chats = Enumerable.Range(0, Writers).Select(_ => new FakeTeams(connector)).ToArray();
        var writing = Task.WhenAll(chats.Select((chat, writer) => Task.Run(() => WriteAsync(chat, writer), Cancellation)));
        for (var kill = 1; kill <= Kills && !writing.IsCompleted; kill++)
        {
            await Eventually.IsTrueAsync("progress", () => writing.IsCompleted || Volatile.Read(ref answered) >= Turns * kill / (Kills + 1));
            await KillAndStartAsync(chance.Next(hosts.Length));
        }

        var sent = await writing;
        var store = new BlobTranscriptStore(container);
        for (var chat = 0; chat < Writers; chat++)
        {
            Assert.Equal(sent[chat], await store.SeenAsync(chats[chat].Conversation));
            Assert.All(sent[chat], id => Assert.NotEmpty(Said(chats[chat], id)));
        }

        output.WriteLine($"{sent.Sum(ids => ids.Length)} messages, {Kills} kills, {redelivered} redeliveries, {connector.All.Count(one => one.Method == "POST")} replies");
    }

    private async Task<string[]> WriteAsync(FakeTeams chat, int writer)
    {
        var ids = new List<string>();
        for (var turn = 0; turn < Turns / Writers; turn++)
        {
            var activity = turn == 0 ? chat.Install() : chat.Says(Texts[(turn + writer) % Texts.Length]);
            await DeliverAsync(activity, turn + writer);
            ids.Add((string)activity["id"]!);
        }

        return [.. ids];
    }

    /// <summary>Delivers to the hosts in turns until one takes it, as a channel does.</summary>
    private async Task DeliverAsync(JsonObject activity, int host)
    {
        while (!await IsTakenAsync(activity, hosts[host++ % hosts.Length]))
        {
            Interlocked.Increment(ref redelivered);
            await Task.Delay(50, Cancellation);
        }

        Interlocked.Increment(ref answered);
    }

    private static async Task<bool> IsTakenAsync(JsonObject activity, CoachHost? host)
    {
        try
        {
            return host is not null && (await FakeTeams.DeliverAsync(host.Http, activity)).Status == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or ObjectDisposedException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task KillAndStartAsync(int host)
    {
        var killed = hosts[host]!;
        hosts[host] = null;
        killed.Kill();
        hosts[host] = await CoachHost.StartAsync("unused", azurite.SettingsFor(container));
        killed.Dispose();
    }

    private string[] Said(FakeTeams chat, string id) => [.. connector.All.Where(one => one.Method == "POST" && (one.About == id || (one.About is null && one.Conversation == chat.Chat))).Select(one => one.Text)];

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : usual;
}
