using System.Text.Json.Nodes;
using Coach.Bot.Tests.Cases;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>"Ask the coach about this", and the author's answer: what was acknowledged is done, whatever happens after it (L6).</summary>
public sealed class SlackQuotesTests : IAsyncDisposable
{
    private const string Author = "D0COLLEAGUE";
    private readonly SlackRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_about_words_sees_an_error_where_their_author_can_not_be_asked()
    {
        rig.Web.Fail("conversations.open", Task.FromResult("service_unavailable"));
        Assert.Equal(503, (await rig.PostAsync(Recorded.Body("message_action"))).Status);

        rig.Web.Fail("conversations.open", error: null);
        Assert.Equal(200, (await rig.PostAsync(AskedAgain())).Status);
        Assert.Single(rig.Web.Posts, post => post.Channel == Author);
    }

    [Fact]
    public async Task An_author_is_asked_once_for_the_same_words()
    {
        await rig.PostAsync(Recorded.Body("message_action"));
        await rig.PostAsync(AskedAgain());

        var (_, text) = Assert.Single(rig.Web.Posts, post => post.Channel == Author);
        Assert.Contains("nobody fills in the &lt;new&gt; form", text, StringComparison.Ordinal); // a screen reader says the words, too
    }

    [Fact]
    public async Task A_permission_whose_passing_on_a_crash_cut_off_counts_when_it_is_pressed_again()
    {
        rig.Web.Fail("conversations.open", new TaskCompletionSource<string>().Task);
        var cutOff = rig.PostAsync(Recorded.Body("block_actions_permission"));
        await rig.Clock.RunUntilAsync(() => cutOff.IsCompleted);
        Assert.Equal(503, (await cutOff).Status);
        await rig.RestartAsync();
        rig.Web.Fail("conversations.open", error: null);

        Assert.Equal(200, (await rig.PostAsync(Recorded.Body("block_actions_permission"))).Status);

        Assert.Single((await rig.EventsAsync()).OfType<MessageReceived>(), received => received.Said is Said.Typed);
    }

    [Fact]
    public async Task The_first_answer_of_an_author_counts_and_is_what_they_see()
    {
        var refusal = Recorded.Body("block_actions_permission");
        refusal["actions"]![0]!["action_id"] = "permit:no";
        await rig.PostAsync(Recorded.Body("block_actions_permission"));
        await rig.RestartAsync();

        await rig.PostAsync(refusal);

        Assert.All(rig.Web.Calls.Where(call => call.Method == "chat.update"), call => Assert.Equal(Sentences.Slack_Permitted, call["text"]));
        Assert.DoesNotContain(rig.Web.Posts, post => post.Text == Sentences.Slack_NotTheirs);
    }

    private static JsonObject AskedAgain()
    {
        var again = Recorded.Body("message_action");
        again["trigger_id"] = "7999.009.z9";
        return again;
    }
}
