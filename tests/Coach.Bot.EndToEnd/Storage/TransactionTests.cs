using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;
using Coach.Transcripts;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>What a turn costs, counted before the account while the real host answers.</summary>
[Collection(StorageTests.Name)]
public sealed class TransactionTests(Azurite azurite) : IAsyncLifetime
{
    private readonly BlobContainerClient container = azurite.NewContainer();
    private FakeConnector connector = null!;
    private FakeTeams teams = null!;

    public async ValueTask InitializeAsync()
    {
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        connector = await FakeConnector.StartAsync();
        teams = new(connector);
    }

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task A_turn_costs_one_transaction_warm_and_at_most_three_cold_or_first()
    {
        using (var coach = await CoachHost.StartAsync("unused", azurite.SettingsFor(container)))
        {
            Assert.InRange(await CostOfAsync(coach, teams.Install()), 1, 3);
            for (var turn = 0; turn < 20; turn++)
            {
                Assert.Equal(1, await CostOfAsync(coach, teams.Says(turn % 2 == 0 ? "status" : "why")));
            }
        }

        using var restarted = await CoachHost.StartAsync("unused", azurite.SettingsFor(container));
        Assert.InRange(await CostOfAsync(restarted, teams.Says("status")), 2, 3);
        Assert.Equal(1, await CostOfAsync(restarted, teams.Says("why")));
        var others = azurite.Proxy.About(container.Name).Skip(1); // the first made the container, above
        Assert.All(others.Where(one => !IsAboutTheCase(one)), one => Assert.Contains(Background, other => one.ToString().Contains(other, StringComparison.Ordinal)));
    }

    // The index, written in batches; what is looked for at the start and now and then; never once a turn.
    private static string[] Background => ["/records/index/", "prefix=records", "prefix=cases"];

    private bool IsAboutTheCase(Transaction one) => one.ToString().Contains(CaseNames.HashOf(teams.Conversation), StringComparison.Ordinal);

    private async Task<int> CostOfAsync(CoachHost coach, JsonObject activity)
    {
        var before = azurite.Proxy.About(container.Name).Count(IsAboutTheCase);
        Assert.Equal(HttpStatusCode.OK, (await FakeTeams.DeliverAsync(coach.Http, activity)).Status);
        return azurite.Proxy.About(container.Name).Count(IsAboutTheCase) - before;
    }
}
