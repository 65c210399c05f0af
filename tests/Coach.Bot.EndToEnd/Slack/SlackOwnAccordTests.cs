using System.Net;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>What the real host says of its own accord, days later and after restarts (M12, L8, L9).</summary>
public sealed class SlackOwnAccordTests(SlackHost shared)
{
    private readonly string channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();

    [Fact]
    public async Task M12_two_replicas_that_start_after_three_silent_days_remind_once()
    {
        using var folder = new TemporaryFolder();
        var id = shared.NewPerson().Id;
        await SaidAsync(folder, first => new SlackPerson(shared.Slack, first) { Id = id }.SaysAsync("They should check each invoice against its order"));

        var replicas = await Task.WhenAll(SlackHost.StartLaterAsync(3, folder.Path, shared.Slack), SlackHost.StartLaterAsync(3, folder.Path, shared.Slack));
        using var one = replicas[0].Host;
        using var other = replicas[1].Host;
        var person = new SlackPerson(shared.Slack, replicas[1].Delivery) { Id = id };
        await Eventually.IsTrueAsync("the reminder", () => Reminders(person) == 1);

        Assert.Equal(HttpStatusCode.OK, (await person.SaysAsync("partly")).Status); // its summary takes the place of the reminder
        Assert.Single((await new Logs(folder.Path).ReadAsync(person.DirectConversation)).SelectMany(turn => turn.Events).OfType<Reminded>());
    }

    [Fact]
    public async Task L9_the_digest_of_a_week_comes_once_and_names_who_turned_it_on()
    {
        using var folder = new TemporaryFolder();
        var by = "";
        await SaidAsync(folder, async first =>
        {
            var person = new SlackPerson(shared.Slack, first);
            by = person.Id;
            await person.CommandsAsync("digest on", channel);
            return await first.EventAsync(person.Mentions(channel, thread: null, "leads should settle a rota clash within a day"));
        });
        var before = shared.Slack.In(channel).Length;

        var (host, _) = await SlackHost.StartLaterAsync(7, folder.Path, shared.Slack);
        using var running = host;
        await Eventually.IsTrueAsync("the digest", () => shared.Slack.In(channel).Length > before);

        var digest = shared.Slack.In(channel)[before];
        Assert.Null(digest.Thread);
        Assert.Contains("leads should settle a rota clash within a day", digest.Text, StringComparison.Ordinal);
        Assert.Contains($"<@{by}>", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L8_a_manager_is_asked_answers_in_the_thread_and_the_result_is_there()
    {
        var (asker, manager) = (shared.NewPerson(), shared.NewPerson());
        var begun = asker.Mentions(channel, thread: null, "leads should settle a rota clash within a day");
        var root = (string)begun["event"]!["ts"]!;
        await shared.Delivery.EventAsync(begun);
        var ask = asker.Mentions(channel, root, "");
        ask["event"]!["text"] = $"<@{FakeSlack.Bot}> ask <@{manager.Id}>";
        await shared.Delivery.EventAsync(ask);
        var told = await Eventually.GetAsync("the message to the manager", () => shared.Slack.In(manager.Direct).SingleOrDefault());
        Assert.Contains(told.Buttons, button => ((string?)button["url"])?.EndsWith($"p{root.Replace(".", "", StringComparison.Ordinal)}", StringComparison.Ordinal) ?? false);

        foreach (var words in new[] { "no", "judge a situation, before the work, no fixed date", "unclear expectations", "looks right" })
        {
            Assert.Equal(HttpStatusCode.OK, (await shared.Delivery.EventAsync(manager.Mentions(channel, root, words))).Status);
        }

        var state = Conversation.Fold(await shared.Logs.ReadAsync(SlackPerson.ThreadOf(channel, root)));
        Assert.NotNull(state.Result);
        Assert.Equal(manager.Id, state.By!.Id);
        await Eventually.IsTrueAsync("the result in the thread", () => shared.Slack.In(channel, root).Any(post => post.Text.Contains("What would change it", StringComparison.Ordinal)));
    }

    private int Reminders(SlackPerson person) => shared.Slack.In(person.Direct).Count(post => post.Text.StartsWith(Sentences.Reminder.Split('.')[0], StringComparison.Ordinal));

    /// <summary>Something is said on the reference day, and the host ends well.</summary>
    private async Task SaidAsync(TemporaryFolder folder, Func<SlackDelivery, Task<Wire.Answer>> say)
    {
        var (host, delivery) = await SlackHost.StartAsync(folder.Path, shared.Slack);
        using var running = host;
        Assert.Equal(HttpStatusCode.OK, (await say(delivery)).Status);
        host.Stop();
    }
}
