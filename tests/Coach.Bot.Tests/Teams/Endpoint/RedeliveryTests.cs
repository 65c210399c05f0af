using System.Text.Json.Nodes;
using CsCheck;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>Requests come twice, at once, late, and after a restart: each is in the log once, and its person sees its reply.</summary>
public sealed class RedeliveryTests
{
    private static readonly string[] Texts =
        ["Our clerks should file letters", "they know the steps but forget some", "steps, they can look it up", "nobody told them what good looks like", "yes", "status", "why", "35 people"];

    [Fact]
    public async Task Any_order_of_any_redeliveries_leaves_one_answer_each() => await Gen.Int[0, Texts.Length - 1].List[1, 30].SampleAsync(
        async order =>
        {
            await using var rig = new TeamsRig();
            foreach (var (number, step) in order.Select((number, step) => (number, step)))
            {
                Assert.Equal(200, (await rig.PostAsync(Message(number))).Status);
                if (step % 7 == 6)
                {
                    rig.Restart();
                }
            }

            await AssertOnceAsync(rig, order);
        },
        iter: 40);

    [Fact]
    public async Task Everything_at_once_and_twice_leaves_one_answer_each()
    {
        await using var rig = new TeamsRig();
        var numbers = Enumerable.Range(0, Texts.Length).ToList();
        var answers = await Task.WhenAll(numbers.Concat(numbers).Select(number => Task.Run(() => rig.PostAsync(Message(number)))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await AssertOnceAsync(rig, numbers);
    }

    [Fact]
    public async Task After_a_restart_a_redelivery_gets_the_same_words()
    {
        await using var rig = new TeamsRig();
        await rig.PostAsync(Message(0));
        var first = rig.Connector.Messages.Select(sent => sent.Text).ToArray();
        rig.Restart();
        await rig.PostAsync(Message(0));
        Assert.Equal([.. first, .. first], rig.Connector.Messages.Select(sent => sent.Text));
    }

    [Fact]
    public async Task Sixteen_clients_at_once_lose_nothing_and_keep_their_order()
    {
        await using var rig = new TeamsRig();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(async () =>
        {
            for (var message = 0; message < 10; message++)
            {
                Assert.Equal(200, (await rig.PostAsync(TeamsRig.Says($"This is sentence {message} of client {client}", $"{client:00}-{message:00}"))).Status);
            }
        })));

        var received = (await rig.LogAsync()).OfType<MessageReceived>().Select(message => message.Id).ToArray();
        Assert.Equal(160, received.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(160, received.Length);
        Assert.All(received.GroupBy(id => id[..2], StringComparer.Ordinal), client => Assert.Equal(client.Order(StringComparer.Ordinal), client));
        Assert.Equal(160, rig.Connector.Messages.Select(sent => (string?)sent.Body["replyToId"]).Distinct(StringComparer.Ordinal).Count());
    }

    private static JsonObject Message(int number) => TeamsRig.Says(Texts[number], $"m-{number}");

    private static async Task AssertOnceAsync(TeamsRig rig, IReadOnlyCollection<int> delivered)
    {
        var sent = delivered.Distinct().Select(number => $"m-{number}").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(sent, (await rig.LogAsync()).OfType<MessageReceived>().Select(message => message.Id).Order(StringComparer.Ordinal));
        Assert.Equal(sent, rig.Connector.Messages.Select(message => (string)message.Body["replyToId"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
