using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Wire;

/// <summary>Clicks, redeliveries and connections as a real network serves them: one answer, one reply (M16).</summary>
public sealed class TurnTests(SharedHost shared) : IAsyncLifetime
{
    private FakeConnector connector = null!;
    private FakeTeams teams = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        teams = new(connector);
        await DeliverAsync(teams.Install());
    }

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task The_scripts_count_from_the_hosts_today() =>
        Assert.Equal(new DateOnly(2026, 11, 23), DateOnly.FromDateTime((await LogAsync())[0].At.Date));

    [Fact]
    public async Task A_message_delivered_three_times_has_one_reply()
    {
        var message = teams.Says("They should check each invoice against its order");

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await DeliverAsync(message);
        }

        Assert.Single(connector.RepliesTo((string)message["id"]!));
        Assert.Single((await LogAsync()).SelectMany(turn => turn.Events).OfType<MessageReceived>(), received => received.Id == (string)message["id"]!);
    }

    [Fact]
    public async Task A_message_delivered_three_times_at_once_has_one_reply()
    {
        var message = teams.Says("They should check each invoice against its order");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DeliverAsync(message)));

        Assert.Single(connector.RepliesTo((string)message["id"]!));
    }

    [Fact]
    public async Task A_button_pressed_twice_counts_once()
    {
        var first = await DeliverAsync(teams.Presses("trouble", "1.0"));
        var (turns, said) = ((await LogAsync()).Length, connector.In(teams.Chat).Length);

        var second = await DeliverAsync(teams.Presses("trouble", "1.0"));

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)first.Json["type"]);
        Assert.Equal((200, "application/vnd.microsoft.activity.message", Sentences.Invoke_Noted), Parts(second));
        Assert.Equal((turns, said), ((await LogAsync()).Length, connector.In(teams.Chat).Length));
    }

    [Fact]
    public async Task A_card_from_an_earlier_step_changes_nothing_and_says_so()
    {
        await DeliverAsync(teams.Presses("trouble", "1.0"));
        await DeliverAsync(teams.Says("They should check each invoice against its order"));
        var before = await StateAsync();

        var answer = await DeliverAsync(teams.Presses("training", "1.0"));

        Assert.Equal((200, "application/vnd.microsoft.activity.message", Sentences.Invoke_Answered), Parts(answer));
        Assert.StartsWith(Sentences.Stale, connector.In(teams.Chat)[^1].Text, StringComparison.Ordinal);
        var after = await StateAsync();
        Assert.Equal((before.Facts, before.Step), (after.Facts, after.Step));
    }

    [Fact]
    public async Task A_card_answered_by_typing_becomes_its_summary()
    {
        await DeliverAsync(teams.Presses("trouble", "1.0"));

        const string Answer = "They should check each invoice against its order";
        await DeliverAsync(teams.Says(Answer));

        await Eventually.IsTrueAsync("the replaced card", () => connector.All.Exists(sent => sent.Method == "PUT" && sent.Text.EndsWith(Answer, StringComparison.Ordinal)));
    }

    // The body's reader was once left in the middle of a read, and the server closed the connection under the sender's next message.
    [Fact]
    public async Task One_connection_carries_one_message_after_the_other()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(shared.Host.Address.Host, shared.Host.Address.Port, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var answers = new List<string?>();
        for (var message = 0; message < 5; message++)
        {
            await client.GetStream().WriteAsync(Request(teams.Says("repeat")), TestContext.Current.CancellationToken);
            answers.Add(await StatusLineAsync(reader));
        }

        Assert.Equal(Enumerable.Repeat("HTTP/1.1 200 OK", 5), answers);
        Assert.DoesNotContain("fail:", shared.Host.Printed, StringComparison.Ordinal);
    }

    private static byte[] Request(JsonObject activity)
    {
        var body = activity.ToJsonString();
        return Encoding.UTF8.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>The status of an answer without a body; its headers are read over.</summary>
    private static async Task<string?> StatusLineAsync(StreamReader reader)
    {
        var status = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
            // up to the empty line
        }

        return status;
    }

    private async Task<Answer> DeliverAsync(JsonObject activity)
    {
        var answer = await FakeTeams.DeliverAsync(shared.Host.Http, activity);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    private static (int, string?, string?) Parts(Answer answer) => ((int)answer.Json["statusCode"]!, (string?)answer.Json["type"], (string?)answer.Json["value"]);

    private Task<ImmutableArray<Turn>> LogAsync() => shared.Logs.ReadAsync(teams.Conversation);

    private async Task<Conversation> StateAsync() => Conversation.Fold(await LogAsync());
}
