using System.Collections.Immutable;
using System.Net;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Threads in channels: a case each, several people in one, and never two mixed (S9, L2 to L5).</summary>
public sealed class SlackThreadTests(SlackHost shared)
{
    private const int Interleavings = 100;
    private static readonly string[] Rota = ["leads should settle a rota clash within a day; now it takes four", "no", "judge a situation, before the work, no fixed date", "unclear expectations", "looks right"];
    private static readonly string[] Calls = ["salespeople should log each call", "yes", "tools or access", "looks right"];
    private readonly string channel = "C" + Guid.NewGuid().ToString("N").ToUpperInvariant();

    [Fact]
    public async Task S9_three_people_in_one_thread()
    {
        var (asker, colleague, third) = (shared.NewPerson(), shared.NewPerson(), shared.NewPerson());
        var root = await MentionAsync(asker, thread: null, "the store leads need help with rota conflicts");
        await MentionAsync(asker, root, "leads should settle a rota clash within a day; now it takes four");
        await MentionAsync(colleague, root, "they can do it, when I'm not there they escalate");
        await OverhearAsync(third, root, "lunch at Gino's?");
        await MentionAsync(asker, root, "no they can't, it must be in their heads by 1 June, and nobody ever wrote down who may decide");
        await MentionAsync(asker, root, "follow known steps");
        await MentionAsync(colleague, root, "looks right");
        Assert.Null((await StateAsync(root)).Result);
        await MentionAsync(asker, root, "looks right");

        var state = await StateAsync(root);
        Assert.Equal((asker.Id, Skill.Absent), (state.By!.Id, state.Facts.Skill));
        Assert.Equal(Skill.Present, state.Others[colleague.Id].Facts.Skill);
        Assert.Equal(Classes.Elsewhere, state.Result!.Certain[0]);
        Assert.Contains("You agree on", SaidIn(root)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Safe first step, right in either case:", SaidIn(root)[^1].Text, StringComparison.Ordinal);
        var kept = await shared.Logs.TextAsync(SlackPerson.ThreadOf(channel, root));
        Assert.DoesNotContain("Gino", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(third.Id, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L2_everything_is_said_in_the_thread_and_nobody_is_called()
    {
        var asker = shared.NewPerson();
        var root = await MentionAsync(asker, thread: null, "<!channel> <!here> everybody should check invoices");
        await MentionAsync(asker, root, "<!everyone> no they can't");

        Assert.NotEmpty(SaidIn(root));
        Assert.Equal(SaidIn(root), shared.Slack.In(channel));
        Assert.All(shared.Slack.Calls.Where(call => call["channel"] == channel && call.Method == "chat.postMessage"), call =>
        {
            Assert.DoesNotContain("<!", call.Arguments["text"]!.ToString() + call.Arguments["blocks"], StringComparison.Ordinal);
            Assert.Equal((false, false), ((bool)call.Arguments["unfurl_links"]!, (bool)call.Arguments["unfurl_media"]!));
        });
    }

    [Fact]
    public async Task What_is_kept_of_somebody_goes_to_them_alone_as_a_file()
    {
        var asker = shared.NewPerson();
        var root = await MentionAsync(asker, thread: null, "leads should settle a rota clash for branch 4711");
        var before = SaidIn(root).Length;
        await MentionAsync(asker, root, "export my data");

        var call = Assert.Single(shared.Slack.Calls, call => call.Method == "files.completeUploadExternal" && call["channel_id"] == asker.Direct);
        var record = System.Text.Encoding.UTF8.GetString(shared.Slack.Files[(string)call.Arguments["files"]![0]!["id"]!]);
        Assert.Contains("branch 4711", record, StringComparison.Ordinal);
        var news = SaidIn(root)[before..];
        Assert.Contains(Sentences.DataExportedApart, news[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(news, post => post.Text.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task L5_two_threads_of_one_person_never_mix()
    {
        var asker = shared.NewPerson();
        var chance = new Random(20261123);
        var (rota, calls) = (await HoldAsync(asker, Rota, [], chance), await HoldAsync(asker, Calls, [], chance));
        for (var i = 0; i < Interleavings; i++)
        {
            var both = await HoldAsync(asker, Rota, Calls, chance);
            Assert.Equal([rota[0], calls[0]], both);
        }
    }

    [Fact]
    public async Task L3_somebody_else_may_press_and_moves_nothing()
    {
        var (asker, colleague) = (shared.NewPerson(), shared.NewPerson());
        var root = await MentionAsync(asker, thread: null, "leads should settle a rota clash within a day");
        var question = SaidIn(root)[^1];
        var before = await StateAsync(root);

        await colleague.PressesAsync(question, question.Buttons.First());

        var after = await StateAsync(root);
        Assert.Equal((before.Step, before.Facts), (after.Step, after.Facts));
        Assert.Equal(question, shared.Slack.In(channel, root).Single(post => post.Ts == question.Ts));
    }

    [Fact]
    public async Task A_mention_and_the_message_of_it_are_one()
    {
        var asker = shared.NewPerson();
        var mention = asker.Mentions(channel, thread: null, "leads should settle a rota clash within a day");
        var message = mention.DeepClone().AsObject();
        (message["event_id"], message["event"]!["type"], message["event"]!["channel_type"]) = ("Ev0OTHER", "message", "channel");

        await Task.WhenAll(shared.Delivery.EventAsync(mention), shared.Delivery.EventAsync(message), shared.Delivery.EventAsync(mention));

        var root = (string)mention["event"]!["ts"]!;
        Assert.Single((await shared.Logs.ReadAsync(SlackPerson.ThreadOf(channel, root))).SelectMany(turn => turn.Events).OfType<MessageReceived>());
        Assert.Equal(SaidIn(root).Length, SaidIn(root).DistinctBy(post => post.Text, StringComparer.Ordinal).Count());
    }

    /// <summary>Says the lines of both threads in some order that keeps each thread's own, and gives what each came to.</summary>
    private async Task<ImmutableArray<string>> HoldAsync(SlackPerson asker, string[] one, string[] other, Random chance)
    {
        var roots = new string?[2];
        var lines = new[] { new Queue<string>(one), new Queue<string>(other) };
        while (lines.Any(queue => queue.Count > 0))
        {
            var which = lines[0].Count == 0 ? 1 : lines[1].Count == 0 ? 0 : chance.Next(2);
            var ts = await MentionAsync(asker, roots[which], lines[which].Dequeue());
            roots[which] ??= ts;
        }

        return [.. await Task.WhenAll(roots.OfType<string>().Select(async root => Outcome(await StateAsync(root))))];
    }

    private static string Outcome(Conversation state) => $"{state.Facts} {string.Join('>', state.Result!.Certain)} {state.Step} {state.SeenInOrder.Count}";

    private async Task<string> MentionAsync(SlackPerson who, string? thread, string text)
    {
        var mention = who.Mentions(channel, thread, text);
        Assert.Equal(HttpStatusCode.OK, (await shared.Delivery.EventAsync(mention)).Status);
        return (string)mention["event"]!["ts"]!;
    }

    /// <summary>Where the app may read a channel's history, it gets what was said to others too.</summary>
    private async Task OverhearAsync(SlackPerson who, string thread, string text)
    {
        var message = who.Mentions(channel, thread, "");
        (message["event"]!["type"], message["event"]!["channel_type"], message["event"]!["text"]) = ("message", "channel", text);
        Assert.Equal(HttpStatusCode.OK, (await shared.Delivery.EventAsync(message)).Status);
    }

    private ImmutableArray<SlackPost> SaidIn(string root) => shared.Slack.In(channel, root);

    private async Task<Conversation> StateAsync(string root) => Conversation.Fold(await shared.Logs.ReadAsync(SlackPerson.ThreadOf(channel, root)));
}
