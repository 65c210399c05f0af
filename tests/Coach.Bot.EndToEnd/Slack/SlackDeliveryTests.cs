using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>A network as it is: retries, limits, failures, and a host that dies in the middle (A3). One answer, one reply.</summary>
public sealed class SlackDeliveryTests : IAsyncLifetime
{
    private const int Kills = 6;
    private readonly TemporaryFolder folder = new();
    private FakeSlack slack = null!;

    private Logs Logs => new(folder.Path);

    public async ValueTask InitializeAsync() => slack = await FakeSlack.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Everything_delivered_again_and_in_any_order_changes_nothing()
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
        using var running = host;
        var person = new SlackPerson(slack, delivery);
        string[] lines = ["They should check each invoice against its order", "partly", "follow known steps, they can look it up, no fixed date", "nothing else", "looks right"];
        var said = lines.Select(person.Says).ToList();
        foreach (var message in said)
        {
            await delivery.EventAsync(message);
        }

        var (log, posts) = (await Logs.ReadAsync(person.DirectConversation), slack.Posts.Count);
        var chance = new Random(20261123);
        foreach (var message in said.Concat(said).OrderBy(_ => chance.Next()))
        {
            Assert.Equal(HttpStatusCode.OK, (await delivery.EventAsync(message)).Status);
        }

        Assert.Equal(log.Length, (await Logs.ReadAsync(person.DirectConversation)).Length);
        Assert.Equal(posts, slack.Posts.Count);
        Assert.NotNull(Conversation.Fold(log).Result);
    }

    [Fact]
    public async Task A_limit_of_slack_holds_back_no_answer_and_loses_no_reply()
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
        using var running = host;
        var person = new SlackPerson(slack, delivery);
        slack.Limit("chat.postMessage", seconds: 4);

        var answer = await delivery.PostAsync("/slack/events", person.Says("They should check each invoice against its order").ToJsonString(), isForm: false);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await RepliedAsync(person);
        Assert.Equal(2, slack.In(person.Direct).Length);
    }

    [Fact]
    public async Task The_pace_of_one_channel_holds_back_neither_an_answer_nor_another_channel()
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack, $"--Slack:BotToken={FakeSlack.Token}", "--Slack:SendLimits=true");
        using var running = host;
        var (busy, other) = (new SlackPerson(slack, delivery), new SlackPerson(slack, delivery));
        slack.Limit("chat.postMessage", seconds: 30);

        Assert.Equal(HttpStatusCode.OK, (await delivery.PostAsync("/slack/events", busy.Says("status").ToJsonString(), isForm: false)).Status);
        var began = Stopwatch.GetTimestamp();
        await delivery.EventAsync(other.Says("They should check each invoice against its order"));
        await RepliedAsync(other);

        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(0.9), "Two posts in one channel are a second apart.");
        Assert.Empty(slack.In(busy.Direct));
    }

    [Fact]
    public async Task A_post_that_may_have_arrived_is_not_sent_twice()
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
        using var running = host;
        var person = new SlackPerson(slack, delivery);
        slack.Fail("chat.postMessage", "fatal_error");

        await delivery.EventAsync(person.Says("hi"));
        await delivery.EventAsync(person.Says("status"));

        Assert.DoesNotContain(slack.In(person.Direct), post => post.Text.StartsWith("Hi, I'm Coach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_waits_for_a_limit_outlives_the_host()
    {
        var (first, delivery) = await SlackHost.StartAsync(folder.Path, slack);
        var person = new SlackPerson(slack, delivery);
        using (first)
        {
            slack.Limit("chat.postMessage", seconds: 3600);
            await delivery.EventAsync(person.Says("They should check each invoice against its order"));
        }

        var (second, _) = await SlackHost.StartAsync(folder.Path, slack);
        using var running = second;
        await RepliedAsync(person);
    }

    [Fact]
    public async Task What_was_answered_survives_a_kill_at_any_moment()
    {
        var chance = new Random(20261123);
        SlackPerson? person = null;
        var said = new List<JsonObject>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
            using var running = host;
            person ??= new(slack, delivery);
            foreach (var message in said.TakeLast(1))
            {
                Assert.Equal(HttpStatusCode.OK, (await delivery.EventAsync(message)).Status);
            }

            said.Add(person.Says(kill % 2 == 0 ? "status" : "help"));
            var cutOff = delivery.PostAsync("/slack/events", said[^1].ToJsonString(), isForm: false);
            await Task.Delay(chance.Next(0, 60), TestContext.Current.CancellationToken);
            host.Kill();
            await EndedAsync(cutOff);
        }

        var (last, again) = await SlackHost.StartAsync(folder.Path, slack);
        using var alive = last;
        await again.EventAsync(said[^1]);

        var received = (await Logs.ReadAsync(person!.DirectConversation)).SelectMany(turn => turn.Events).OfType<MessageReceived>().Select(one => one.Id).ToList();
        Assert.Equal(said.Select(message => (string)message["event"]!["ts"]!), received);
    }

    [Fact]
    public async Task Edits_and_deletions_are_written_down()
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, slack);
        using var running = host;
        var person = new SlackPerson(slack, delivery);
        var message = person.Says("some of it");
        await delivery.EventAsync(message);
        var before = message["event"]!.DeepClone().AsObject();
        var after = before.DeepClone().AsObject();
        (after["text"], after["edited"]) = ("most of it", new JsonObject { ["user"] = person.Id, ["ts"] = slack.NextTs() });

        await delivery.EventAsync(SlackPerson.Envelope(new() { ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = person.Direct, ["channel_type"] = "im", ["ts"] = slack.NextTs(), ["message"] = after, ["previous_message"] = before.DeepClone() }));
        await delivery.EventAsync(SlackPerson.Envelope(new() { ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = person.Direct, ["channel_type"] = "im", ["ts"] = slack.NextTs(), ["deleted_ts"] = (string?)before["ts"], ["previous_message"] = before.DeepClone() }));

        var id = (string)before["ts"]!;
        var happened = (await Logs.ReadAsync(person.DirectConversation)).SelectMany(turn => turn.Events).ToImmutableArray();
        Assert.Equal(("most of it", id), (Assert.Single(happened.OfType<MessageEdited>()).Text, Assert.Single(happened.OfType<MessageEdited>()).MessageId));
        Assert.Equal(id, Assert.Single(happened.OfType<MessageDeleted>()).MessageId);
    }

    private static async Task EndedAsync(Task delivery)
    {
        try
        {
            await delivery;
        }
        catch (HttpRequestException)
        {
            // the host died with it
        }
    }

    private Task RepliedAsync(SlackPerson person) => Eventually.IsTrueAsync("the replies", () => slack.In(person.Direct).Length == 2);
}
