using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Conversations;
using Coach.Slack.Inbox;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Holds the fake Slack, the coach's requests and the manifest against Slack's own code.</summary>
public sealed class SlackOracleTests(SlackHost shared) : IAsyncLifetime
{
    private static readonly string[] Held = ["S1", "S2", "S4", "S8", "S11"];
    private ChildProcess bolt = null!;
    private HttpClient http = null!;

    public static TheoryData<string> Cases => [.. BoltTable.Cases.Keys];

    public async ValueTask InitializeAsync()
    {
        (bolt, var address) = await SlackOracle.StartBoltAsync(shared.Slack.ApiUrl);
        http = new() { BaseAddress = address };
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        bolt.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Bolt takes what the fake signs, and refuses what the coach refuses.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Bolt_answers_as_the_table_says(string name)
    {
        var one = BoltTable.Cases[name];

        var answer = await one.SendAsync(http, new SlackDelivery(http, () => DateTimeOffset.UtcNow));

        Assert.Equal(BoltAnswers.All[name], ((int)answer.Status, answer.Body));
    }

    [Fact]
    public async Task Bolt_calls_the_web_api_as_was_recorded()
    {
        var channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();
        var taken = 0;
        foreach (var one in BoltTable.Cases.Values.Where(BoltTable.IsMention))
        {
            var answer = await BoltTable.In(one, channel).SendAsync(http, new SlackDelivery(http, () => DateTimeOffset.UtcNow));
            taken += answer.Status == System.Net.HttpStatusCode.OK ? 1 : 0;
        }

        await Eventually.IsTrueAsync("Bolt's calls", () => shared.Slack.In(channel).Length >= taken);
        Assert.Equal(BoltAnswers.Calls, shared.Slack.Calls.Where(call => call["channel"] == channel).Select(call => call.Method));
    }

    [Fact]
    public async Task The_official_client_is_taken_as_the_coach_is()
    {
        var channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();

        var printed = await SlackOracle.RunAsync("", "client", shared.Slack.ApiUrl, FakeSlack.Token, shared.Slack.NextTrigger(), channel, shared.NewPerson().Id);

        Assert.Contains("every call was taken", printed, StringComparison.Ordinal);
        Assert.Equal("changed", Assert.Single(shared.Slack.In(channel, "17.1")).Text);
    }

    [Fact]
    public async Task Every_block_and_view_is_as_slacks_types_say()
    {
        var (asker, author) = (shared.NewPerson(), shared.NewPerson());
        foreach (var script in Held)
        {
            var talk = new SlackTalk(shared.Slack, new(shared.Slack, shared.Delivery), shared.Logs);
            foreach (var line in Script.Read(script).Lines)
            {
                await talk.FollowAsync(line);
            }
        }

        await asker.ShortcutAsync(SlackActions.AskShortcut, new() { ["user"] = author.Id, ["text"] = "nobody fills it in", ["ts"] = "17.1" });
        await Eventually.IsTrueAsync("the question to the author", () => !shared.Slack.In(author.Direct).IsEmpty);
        await asker.OpensHomeAsync();
        await Eventually.IsTrueAsync("the home tab", () => shared.Slack.Calls.Any(call => call.Method == "views.publish" && call["user_id"] == asker.Id));

        var calls = shared.Slack.Calls;
        var looks = new JsonObject
        {
            ["blocks"] = new JsonArray([.. calls.Select(call => call.Arguments["blocks"]?.DeepClone()).OfType<JsonNode>()]),
            ["views"] = new JsonArray([.. calls.Select(call => call.Arguments["view"]?.DeepClone()).OfType<JsonNode>()]),
        };
        var checkedBlocks = await CheckAsync(looks);
        Assert.InRange(checkedBlocks, looks["blocks"]!.AsArray().Count + looks["views"]!.AsArray().Count, int.MaxValue);
        Assert.Contains(calls, call => call.Method == "views.open");
    }

    [Fact]
    public async Task The_manifest_is_as_slacks_types_say() =>
        Assert.Equal(1, await CheckAsync(new() { ["manifest"] = Path.Combine(Repository.Root, "manifests", "slack", "manifest.yaml") }));

    [Fact]
    public async Task What_slacks_types_refuse_is_found()
    {
        var printed = JsonNode.Parse(await SlackOracle.RunAsync("""{"blocks":[[{"type":"actions"},{"type":"nonsense"},{"type":"header","text":{"type":"mrkdwn","text":"x"}}]]}""", "check"))!;

        Assert.Equal(3, printed["objections"]!.AsArray().Count);
    }

    private static async Task<int> CheckAsync(JsonObject looks)
    {
        var printed = JsonNode.Parse(await SlackOracle.RunAsync(looks.ToJsonString(), "check"))!;
        Assert.True(printed["objections"]!.AsArray().Count == 0, printed.ToJsonString());
        return (int)printed["checked"]!;
    }
}
