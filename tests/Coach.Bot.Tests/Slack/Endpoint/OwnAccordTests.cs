using System.Text.Json.Nodes;
using Coach.Bot.Archiving;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Reminding;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Moq;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>What the coach says in Slack without being spoken to: reminders, digests, and to whom a case is handed (M12, L8, L9).</summary>
public sealed class OwnAccordTests : IAsyncDisposable
{
    private const string Direct = "D0ASKER"; // where the fake opens the direct message
    private const string Digests = "digest on";
    private readonly SlackRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task M12_a_silent_person_is_reminded_once_by_one_of_several_replicas_and_after_a_restart()
    {
        await rig.PostAsync(Says("They should check each invoice against its order"));
        rig.Clock.Advance(TimeSpan.FromDays(3));
        var before = rig.Web.Posts.Count();

        await RemindAsync();
        await RemindAsync();
        await rig.RestartAsync();
        await RemindAsync();

        var (channel, text) = Assert.Single(rig.Web.Posts.Skip(before));
        Assert.Equal(Direct, channel);
        Assert.Contains(Sentences.Reminder.Split('.')[0], text, StringComparison.Ordinal);
        Assert.Single((await rig.EventsAsync()).OfType<Reminded>());
    }

    [Fact]
    public async Task M12_whoever_is_silent_is_reminded_in_the_morning_and_not_looked_for_all_night()
    {
        var store = Forwarding(new MemoryTranscriptStore());
        await using var night = new SlackRig { Store = store.Object };
        await night.PostAsync(Says("They should check each invoice against its order"));
        await night.Get<Archive>().Store.FlushAsync(TestContext.Current.CancellationToken);
        night.Clock.Advance(TimeSpan.FromDays(3.5));

        for (var look = 0; look < 10; look++)
        {
            await night.Get<SilentCases>().RemindAsync(TestContext.Current.CancellationToken);
            night.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        store.Verify(one => one.ReadAsync(It.IsAny<CaseName>(), It.IsAny<CancellationToken>()), Times.Once);
        night.Clock.Advance(TimeSpan.FromHours(13));
        await night.Get<SilentCases>().RemindAsync(TestContext.Current.CancellationToken);
        Assert.Single((await night.EventsAsync()).OfType<Reminded>());
    }

    [Fact]
    public async Task M12_whoever_said_no_is_left_alone()
    {
        await rig.PostAsync(Says("They should check each invoice against its order"));
        var setting = Recorded.Body("block_actions_home");
        (setting["trigger_id"], setting["actions"]![0]!["action_id"], setting["actions"]![0]!["value"]) = ("77.1.a", "home:reminders", "no reminders");
        await rig.PostAsync(setting);
        rig.Clock.Advance(TimeSpan.FromDays(3));
        var before = rig.Web.Posts.Count();

        await RemindAsync();

        Assert.Equal(before, rig.Web.Posts.Count());
        Assert.Contains(Sentences.Home_TurnOn, rig.Web.Calls.Last(call => call.Method == "views.publish")["view"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task L7_a_result_of_thirty_days_ago_is_due_to_be_looked_at_again()
    {
        foreach (var words in new[] { "They should check each invoice against its order", "partly", "follow known steps, they can look it up, no fixed date", "nothing else", "looks right" })
        {
            await rig.PostAsync(Says(words));
        }

        rig.Clock.Advance(TimeSpan.FromDays(30));
        await rig.PostAsync(Recorded.Body("app_home_opened"));

        Assert.Contains("30 days ago", rig.Web.Calls.Last(call => call.Method == "views.publish")["view"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task L7_all_cases_of_a_person_are_on_their_home_tab_also_those_that_followed_each_other_in_one_place()
    {
        await rig.PostAsync(Recorded.Body("app_mention"));
        foreach (var words in new[] { "They should check each invoice against its order", "partly", "follow known steps, they can look it up, no fixed date", "nothing else", "looks right", "restart", "They should greet each guest by name" })
        {
            await rig.PostAsync(Says(words));
        }

        await rig.PostAsync(Recorded.Body("app_home_opened"));

        var home = rig.Web.Calls.Last(call => call.Method == "views.publish")["view"]!;
        Assert.All(["rota conflicts", "greet each guest", "check each invoice"], words => Assert.Contains(words, home, StringComparison.Ordinal));
    }

    [Fact]
    public async Task L8_whoever_is_asked_reads_it_in_a_direct_message_with_the_way_to_the_thread()
    {
        await rig.PostAsync(Recorded.Body("app_mention"));
        var ask = Recorded.Body("app_mention_in_thread");
        (ask["event"]!["thread_ts"], ask["event"]!["channel"], ask["event"]!["text"]) = (Recorded.Body("app_mention")["event"]!["ts"]!.ToString(), Recorded.Body("app_mention")["event"]!["channel"]!.ToString(), "<@U0COACH> ask <@U0MANAGER>");
        (ask["event"]!["user"], ask["event"]!["ts"]) = (Recorded.Body("app_mention")["event"]!["user"]!.ToString(), "1795424999.000100");
        await rig.PostAsync(ask);

        var told = Assert.Single(rig.Web.Calls, call => call.Method == "chat.postMessage" && call["channel"] == "D0MANAGER");
        Assert.Contains("archives/", told["blocks"], StringComparison.Ordinal);
        Assert.Contains("<@U0ASKER>", told["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task L9_a_digest_comes_once_a_week_where_it_was_turned_on_and_names_who_did()
    {
        Assert.Contains(Sentences.Slack_DigestOn.Split('.')[0], (await rig.PostAsync(Command(Digests, "C0STORES"))).Body, StringComparison.Ordinal);
        await AWeekLaterAsync();
        var before = rig.Web.Posts.Count();

        await DigestAsync();
        await DigestAsync();

        var (channel, text) = Assert.Single(rig.Web.Posts.Skip(before));
        Assert.Equal("C0STORES", channel);
        Assert.Contains("leads should settle a rota clash within a day", text, StringComparison.Ordinal);
        Assert.Contains("<@U0ASKER>", text, StringComparison.Ordinal);
        rig.Clock.Advance(TimeSpan.FromDays(7));
        await DigestAsync(); // nothing new came up
        Assert.Equal(before + 1, rig.Web.Posts.Count());
    }

    [Fact]
    public async Task L9_replicas_that_look_at_once_say_a_digest_once()
    {
        await AWeekLaterAsync();
        var before = rig.Web.Posts.Count();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.Another<SlackDigests>().SayDueAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(before + 1, rig.Web.Posts.Count());
    }

    [Fact]
    public async Task L9_a_digest_that_slack_did_not_take_comes_minutes_later_with_all_of_its_week()
    {
        await AWeekLaterAsync();
        var before = rig.Web.Posts.Count();
        rig.Web.Fail("chat.postMessage", Task.FromResult("service_unavailable"));
        await Assert.ThrowsAsync<DeliveryException>(DigestAsync);
        rig.Web.Fail("chat.postMessage", error: null);
        await rig.RestartAsync();

        await DigestAsync();
        Assert.Equal(before, rig.Web.Posts.Count()); // whoever began may still be at it
        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        await DigestAsync();
        await DigestAsync();

        var (_, text) = Assert.Single(rig.Web.Posts.Skip(before));
        Assert.Contains("leads should settle a rota clash within a day", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L9_turning_a_digest_on_twice_puts_nothing_off()
    {
        await AWeekLaterAsync();
        await rig.PostAsync(Command(Digests, "C0STORES"));
        var before = rig.Web.Posts.Count();

        await DigestAsync();

        Assert.Equal(before + 1, rig.Web.Posts.Count());
    }

    [Fact]
    public async Task L9_a_digest_that_was_turned_off_comes_no_more()
    {
        await rig.PostAsync(Command(Digests, "C0STORES"));
        await rig.PostAsync(Command("digest off", "C0STORES"));
        await rig.PostAsync(Recorded.Body("app_mention"));
        rig.Clock.Advance(TimeSpan.FromDays(7));
        var before = rig.Web.Posts.Count();

        await DigestAsync();

        Assert.Equal(before, rig.Web.Posts.Count());
    }

    [Fact]
    public async Task L9_a_direct_message_has_no_digest() =>
        Assert.Contains(Sentences.Slack_DigestHere.Split('.')[0], (await rig.PostAsync(Command(Digests, "D0DIRECT"))).Body, StringComparison.Ordinal);

    private static int said = 1000;

    private static JsonObject Says(string text)
    {
        var message = Recorded.Body("message_direct");
        (message["event"]!["channel"], message["event"]!["text"], message["event"]!["ts"]) = (Direct, text, $"1795424500.00{Interlocked.Increment(ref said)}");
        return message;
    }

    private static JsonObject Command(string text, string channel)
    {
        var command = Recorded.Body("slash_command");
        (command["text"], command["channel_id"], command["user_id"]) = (text, channel, "U0ASKER");
        return command;
    }

    private static Mock<ITranscriptStore> Forwarding(MemoryTranscriptStore memory)
    {
        var store = new Mock<ITranscriptStore>(MockBehavior.Strict);
        store.Setup(one => one.LatestAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(memory.LatestAsync);
        store.Setup(one => one.ReadAsync(It.IsAny<CaseName>(), It.IsAny<CancellationToken>())).Returns(memory.ReadAsync);
        store.Setup(one => one.AppendAsync(It.IsAny<CaseName>(), It.IsAny<TranscriptVersion>(), It.IsAny<Turn>(), It.IsAny<CancellationToken>())).Returns(memory.AppendAsync);
        store.Setup(one => one.ListAsync(It.IsAny<CancellationToken>())).Returns(memory.ListAsync);
        return store;
    }

    /// <summary>Something came up in a channel that has the digest.</summary>
    private async Task AWeekLaterAsync()
    {
        await rig.PostAsync(Command(Digests, "C0STORES"));
        var mention = Recorded.Body("app_mention");
        (mention["event"]!["channel"], mention["event"]!["text"]) = ("C0STORES", "<@U0COACH> leads should settle a rota clash within a day");
        await rig.PostAsync(mention);
        await rig.Get<Archive>().Store.FlushAsync(TestContext.Current.CancellationToken);
        rig.Clock.Advance(TimeSpan.FromDays(7));
    }

    private async Task RemindAsync()
    {
        await rig.Get<Archive>().Store.FlushAsync(TestContext.Current.CancellationToken);
        await rig.Get<SilentCases>().RemindAsync(TestContext.Current.CancellationToken);
    }

    private async Task DigestAsync()
    {
        await rig.Get<Archive>().Store.FlushAsync(TestContext.Current.CancellationToken);
        await rig.Get<SlackDigests>().SayDueAsync(TestContext.Current.CancellationToken);
    }
}
