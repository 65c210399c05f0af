using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Storage;
using Coach.Bot.EndToEnd.Wire;
using Coach.Transcripts;
using Coach.Transcripts.Blobs;

namespace Coach.Bot.EndToEnd.Replicas;

/// <summary>Three replicas, no stickiness, and everything that happens to replicas: no message lost, doubled or out of order, every one answered (A3).</summary>
public abstract class ReplicaTests : IAsyncLifetime
{
    private const int Conversations = 4;
    private const int Messages = 16;
    private const int Every = 4;
    private static readonly string[] Texts = ["They should check each invoice against its order", "help", "partly", "why", "status", "back", "repeat", "skip"];
    private readonly List<FakeTeams> chats = [];
    private readonly ITestOutputHelper output;
    private readonly RoundRobin replicas;
    private FakeConnector connector = null!;

    protected ReplicaTests(ITestOutputHelper output) => (this.output, replicas) = (output, new(StartAsync));

    protected abstract ITranscriptStore Store { get; }

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        chats.AddRange(Enumerable.Range(0, Conversations).Select(_ => new FakeTeams(connector)));
        await replicas.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        replicas.Dispose();
        await connector.DisposeAsync();
        Clear();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task Kills_lose_and_double_nothing() => HoldAsync(async () =>
    {
        for (var index = 0; index < replicas.Count; index++)
        {
            await replicas.KillAsync(index);
        }
    });

    [Fact]
    public Task A_rolling_restart_loses_and_doubles_nothing() => HoldAsync(async () =>
    {
        for (var index = 0; index < replicas.Count; index++)
        {
            await replicas.RestartAsync(index);
        }
    });

    protected abstract Task<CoachHost> StartAsync();

    protected virtual void Clear()
    {
    }

    /// <summary>Talks in every conversation while something happens, until it is over and a while longer.</summary>
    protected async Task HoldAsync(Func<Task> happens)
    {
        var happening = happens();
        var delivered = await Task.WhenAll(chats.Select(chat => TalkAsync(chat, happening)));
        await happening;
        foreach (var (chat, ids) in chats.Zip(delivered))
        {
            await HoldsAsync(chat, ids);
        }

        output.WriteLine($"{delivered.Sum(ids => ids.Count)} messages, {connector.All.Count} sends");
    }

    private async Task<List<string>> TalkAsync(FakeTeams chat, Task until)
    {
        var ids = new List<string>();
        await SayAsync(chat.Install(), ids);
        for (var message = 0; message < Messages || !until.IsCompleted; message++)
        {
            var said = chat.Says(Texts[message % Texts.Length]);
            await SayAsync(said, ids);
            if (message % Every == 0)
            {
                await replicas.DeliverAsync(said); // channels deliver twice at times
            }
        }

        return ids;
    }

    private async Task SayAsync(JsonObject activity, List<string> ids)
    {
        await replicas.DeliverAsync(activity);
        ids.Add((string)activity["id"]!);
    }

    private async Task HoldsAsync(FakeTeams chat, List<string> ids)
    {
        Assert.Equal(ids, await Store.SeenAsync(chat.Conversation));
        Assert.All(ids.Skip(1), id => Assert.NotEmpty(connector.RepliesTo(id))); // the welcome answers an event, and names none
    }
}

public sealed class FileReplicaTests(ITestOutputHelper output) : ReplicaTests(output)
{
    private readonly TemporaryFolder folder = new();

    protected override ITranscriptStore Store => new FileTranscriptStore(folder.Path) { Patience = TimeSpan.FromSeconds(30) };

    protected override Task<CoachHost> StartAsync() => CoachHost.StartAsync(folder.Path);

    protected override void Clear() => folder.Dispose();
}

/// <summary>The same over one container, and what else happens to a store that is far away.</summary>
[Collection(StorageTests.Name)]
public sealed class BlobReplicaTests(Azurite azurite, ITestOutputHelper output) : ReplicaTests(output)
{
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(5);
    private readonly BlobContainerClient container = azurite.NewContainer();

    protected override ITranscriptStore Store => new BlobTranscriptStore(container);

    [Theory]
    [InlineData((int)Fault.ServerBusy)]
    [InlineData((int)Fault.Slow)]
    [InlineData((int)Fault.Cut)]
    public Task Trouble_with_the_store_loses_and_doubles_nothing(int fault) => HoldAsync(async () =>
    {
        azurite.Proxy.SpoilAll((Fault)fault, container.Name);
        await Task.Delay(Trouble, TestContext.Current.CancellationToken);
        azurite.Proxy.Recover();
    });

    protected override Task<CoachHost> StartAsync() => CoachHost.StartAsync("unused", azurite.SettingsFor(container));

    protected override void Clear() => azurite.Proxy.Recover();
}
