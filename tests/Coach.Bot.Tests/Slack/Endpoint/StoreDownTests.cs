using System.Text.Json.Nodes;
using Coach.Bot.Tests.Cases;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>While the store is down Slack is answered before it gives up, and nothing is lost (M18).</summary>
public sealed class StoreDownTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(1);
    private readonly FlakyStore store = new(new MemoryTranscriptStore()) { IsDown = true };
    private readonly SlackRig rig;

    public StoreDownTests() => rig = new() { Store = store };

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData("message_direct", 503)]
    [InlineData("app_mention", 503)]
    [InlineData("block_actions_choice", 503)]
    [InlineData("view_submission", 503)]
    [InlineData("shortcut", 503)]
    [InlineData("block_actions_reminders", 503)]
    [InlineData("block_actions_permission", 503)]
    [InlineData("message_action", 503)]
    [InlineData("slash_command", 200)]
    public async Task M18_slack_is_answered_before_it_gives_up_and_the_person_within_a_second_of_the_recovery(string name, int status)
    {
        var request = Recorded.Body(name);
        if (request.ContainsKey("command"))
        {
            request["text"] = "start"; // the usage needs no store
        }

        if (name == "message_action")
        {
            request["message"]!["user"] = request["user"]!["id"]!.ToString(); // one's own words; those of others are stored nowhere before their author agrees
        }

        Assert.Equal(status, await AnsweredAsync(request));
        Assert.Empty(rig.Web.Posts);

        store.IsDown = false;
        var since = rig.Clock.GetUtcNow();
        await rig.Clock.RunUntilAsync(() => rig.Web.Calls.Any(call => call.Method is "chat.postMessage" or "views.open"));
        Assert.InRange(rig.Clock.GetUtcNow() - since, TimeSpan.Zero, Recovery);

        await rig.Clock.RunUntilAsync(async () => (await rig.EventsAsync()).OfType<MessageReceived>().Any());
        var said = rig.Web.Posts.Count();
        Assert.Equal(200, (await rig.PostAsync(request)).Status);
        Assert.Equal(said, rig.Web.Posts.Count());
        Assert.Single((await rig.EventsAsync()).OfType<MessageReceived>());
    }

    /// <summary>The status of the answer, which must come before Slack's limit.</summary>
    private async Task<int> AnsweredAsync(JsonObject request)
    {
        var answer = rig.PostAsync(request);
        var until = rig.Clock.GetUtcNow() + Limit;
        await rig.Clock.RunUntilAsync(() => answer.IsCompleted);
        Assert.InRange(rig.Clock.GetUtcNow(), DateTimeOffset.MinValue, until - Step);
        return (await answer).Status;
    }
}
