using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>M1: installing gives one welcome, however often and in whichever order the Playground says that it happened.</summary>
public sealed class PlaygroundWelcomeTests(SharedHost shared) : IAsyncLifetime
{
    private Playground playground = null!;

    public async ValueTask InitializeAsync() => playground = await Playground.StartAsync(shared.Host.Messages);

    public ValueTask DisposeAsync()
    {
        playground.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_install_events_at_once_give_one_short_welcome()
    {
        await InstalledAsync(times: 1);

        var card = Assert.Single(playground.Messages).Card!;
        var words = string.Concat(Cards.Elements(card).Where(element => Cards.Type(element) is "TextBlock" or "RichTextBlock").Select(Cards.Text));
        Assert.InRange(words.Split(' ').Length, 20, 60);
        Assert.All(["automated assistant", "About 3 minutes", "180 days"], must => Assert.Contains(must, words, StringComparison.Ordinal));
        Assert.Equal(3, Cards.Actions(card).Count());
    }

    [Fact]
    public async Task Redelivered_install_events_give_no_second_welcome()
    {
        var events = await InstalledAsync(times: 1);

        await Task.WhenAll(events.Concat(events).Select(DeliverAsync));

        Assert.Single(playground.Messages);
        Assert.Single(await shared.Logs.ReadAsync(playground.Conversation));
    }

    [Fact]
    public async Task Installing_again_gives_no_second_welcome()
    {
        await InstalledAsync(times: 1);

        await InstalledAsync(times: 2);

        Assert.Single(playground.Messages);
    }

    /// <summary>The install events that have been answered.</summary>
    private async Task<ImmutableArray<JsonNode>> InstalledAsync(int times)
    {
        await playground.InstallAsync();
        var requests = await Eventually.GetAsync("the answers to both events", () => Answered() is var all && all.Length == times * 2 ? all.AsEnumerable() : null);
        await Eventually.IsTrueAsync("the welcome", () => playground.Messages.Count > 0);
        Assert.All(requests, request => Assert.Equal(200, (int)request["response"]!["statusCode"]!));
        return [.. requests.Select(request => request["request"]!["body"]!)];
    }

    private ImmutableArray<JsonNode> Answered() =>
        [.. playground.Recording().Where(entry => (string?)entry["activityName"] is "installationUpdate" or "conversationUpdate" && entry["response"] is not null)];

    private async Task DeliverAsync(JsonNode activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await shared.Host.Http.PostAsync(shared.Host.Messages, content);
        Assert.Equal(200, (int)response.StatusCode);
    }
}
