using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using CsCheck;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>Every recorded request comes again, late, out of order and after a restart: it counts once, and its person reads its answer once.</summary>
public sealed class RedeliveryTests
{
    private const int RestartEvery = 9;
    private static readonly string[] Names = [.. Recorded.Names()];

    /// <summary>What is said comes first once: in a channel an edit of what never came is none, and counts when it comes again after it.</summary>
    private static readonly int[] Sayings = [.. Names.Index().Where(one => one.Item.StartsWith("message_direct", StringComparison.Ordinal) || one.Item.StartsWith("app_mention", StringComparison.Ordinal)).Select(one => one.Index)];

    /// <summary>What is taken back in a direct message.</summary>
    private static readonly HashSet<string> TakenBack =
        [.. Names.Select(Recorded.Read).OfType<SlackInbound.Message>().Select(message => message.Said).Where(said => said.Conversation.IsPersonal).Select(said => said.Said).OfType<Said.Deleted>().Select(deleted => deleted.MessageId)];

    private static readonly Gen<int[]> Deliveries = Gen.Int[0, Names.Length - 1].Array[1, 60].Select(order => (int[])[.. Sayings, .. order]);

    [Fact]
    public Task Whatever_comes_again_in_any_order_changes_nothing() => Deliveries.SampleAsync(
        async order =>
        {
            await using var once = await DeliveredAsync(order.Distinct());
            await using var again = await DeliveredAsync(order);

            Assert.Equal(await once.LogsAsync(), await again.LogsAsync());
            Assert.Equal(Heard(once), Heard(again));
        },
        iter: 15);

    [Fact]
    public Task Whatever_comes_again_after_a_restart_counts_once_and_is_answered_in_the_same_words() => Deliveries.SampleAsync(
        async order =>
        {
            await using var once = await DeliveredAsync(order.Distinct());
            await using var again = await DeliveredAsync(order, RestartEvery);

            Assert.Equal(await once.LogsAsync(), await again.LogsAsync());
            Assert.Equal(Heard(once).Distinct(), Heard(again).Distinct());
        },
        iter: 15);

    [Fact]
    public Task In_any_order_everything_that_was_said_counts_once() => Gen.Shuffle(Enumerable.Range(0, Names.Length).ToArray()).SampleAsync(
        async order =>
        {
            await using var straight = await DeliveredAsync(Enumerable.Range(0, Names.Length));
            await using var mixed = await DeliveredAsync(order);

            Assert.Equal(await IdsAsync(straight), await IdsAsync(mixed));
        },
        iter: 10);

    [Fact]
    public async Task Everything_twice_at_once_counts_once()
    {
        await using var once = await DeliveredAsync(Enumerable.Range(0, Names.Length));
        await using var rig = new SlackRig();
        await Task.WhenAll(Names.Concat(Names).Select(name => Task.Run(() => rig.PostAsync(Recorded.Body(name)))));

        Assert.Equal(await IdsAsync(once), await IdsAsync(rig));
    }

    [Fact]
    public async Task A_mention_that_is_changed_in_a_channel_is_kept_beside_the_first_and_not_answered_again()
    {
        await using var rig = new SlackRig();
        await rig.PostAsync(Recorded.Body("app_mention"));
        var said = rig.Web.Posts.Count();

        await rig.PostAsync(Recorded.Body("app_mention_edited"));
        await rig.PostAsync(Recorded.Body("app_mention_edited"));

        var edited = Assert.Single((await rig.EventsAsync()).OfType<MessageEdited>());
        Assert.Equal(("1795424400.000100", "the store leads need help with rota and holiday conflicts"), (edited.MessageId, edited.Text));
        Assert.Equal(said, rig.Web.Posts.Count());
    }

    [Fact]
    public async Task A_mention_that_was_put_in_afterwards_is_answered()
    {
        await using var rig = new SlackRig();

        await rig.PostAsync(Recorded.Body("app_mention_edited"));
        await rig.PostAsync(Recorded.Body("app_mention")); // overtaken

        Assert.Single((await rig.EventsAsync()).OfType<MessageReceived>());
        Assert.NotEmpty(rig.Web.Posts);
    }

    [Fact]
    public async Task A_reply_that_the_log_knows_to_have_arrived_is_not_said_again_after_a_restart()
    {
        await using var rig = new SlackRig();
        await rig.PostAsync(Recorded.Body("message_direct"));
        await rig.PostAsync(Recorded.Body("message_direct_in_thread"));
        var said = rig.Web.Posts.Count();
        await rig.RestartAsync();

        Assert.Equal(200, (await rig.PostAsync(Recorded.Body("message_direct"))).Status);

        Assert.Equal(said, rig.Web.Posts.Count());
    }

    /// <summary>What comes of the requests in this order.</summary>
    /// <param name="restartEvery">After so many requests nothing is remembered; never where it is null.</param>
    private static async Task<SlackRig> DeliveredAsync(IEnumerable<int> order, int? restartEvery = null)
    {
        var rig = new SlackRig();
        foreach (var (number, which) in order.Index())
        {
            Assert.InRange((await rig.PostAsync(Recorded.Body(Names[which]))).Status, 200, 404);
            if (restartEvery is { } every && number % every == every - 1)
            {
                await rig.RestartAsync();
            }
        }

        return rig;
    }

    /// <summary>What people read. The home tab is drawn anew whenever it is opened, and then looks the same.</summary>
    private static IEnumerable<string> Heard(SlackRig rig) =>
        rig.Web.Calls.Where(call => call.Method is "chat.postMessage" or "views.open" or "files.completeUploadExternal").Select(call => $"{call.Method} {call["channel"]} {call["thread_ts"]} {call["text"]} {call["view"]}").Order(StringComparer.Ordinal);

    /// <summary>Whoever is known already isn't welcomed, and what was taken back before it came is not heard, and a form is closed late: these depend on the order.</summary>
    private static async Task<IEnumerable<string>> IdsAsync(SlackRig rig) =>
        (await rig.EventsAsync()).OfType<MessageReceived>().Where(received => received.Said is not (Said.Joined or Said.Dismissed) && !TakenBack.Contains(received.Id)).Select(received => received.Id).Order(StringComparer.Ordinal);
}
