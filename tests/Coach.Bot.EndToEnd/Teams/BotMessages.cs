using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>A message of the coach as it stands in the Playground now.</summary>
public sealed record BotMessage(string Id, string Text, JsonNode? Card)
{
    /// <summary>What a notification or a screen reader without cards says.</summary>
    public string Fallback => (string?)Card?["fallbackText"] ?? Text;
}

/// <summary>What the coach said, as the Playground pushes it to its page.</summary>
internal sealed class BotMessages : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly string bot;
    private ImmutableList<BotMessage> all = [];

    private BotMessages(string bot) => this.bot = bot;

    /// <summary>In the order they came; one that was replaced stands where it stood.</summary>
    public ImmutableList<BotMessage> All => Volatile.Read(ref all);

    public static async Task<BotMessages> ListenAsync(Uri playground, string bot)
    {
        var messages = new BotMessages(bot);
        await messages.socket.ConnectAsync(new UriBuilder(playground) { Scheme = "ws", Path = "/_ws_conversation/v1/conversations/stream" }.Uri, default);
        _ = messages.ReadAsync();
        return messages;
    }

    /// <summary>The answer to a button takes the place of its card.</summary>
    public void Replace(string id, JsonNode card) => Put(new(id, "", card));

    public void Dispose() => socket.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            while (await NextAsync() is { } action)
            {
                Take(action);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // the Playground or the test has ended
        }
    }

    private async Task<JsonNode?> NextAsync()
    {
        using var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(part, default);
            whole.Write(part, 0, received.Count);
            if (received.EndOfMessage)
            {
                return received.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(whole.ToArray());
            }
        }
    }

    private void Take(JsonNode action)
    {
        if ((string?)action["action"] is "createMessage" or "updateMessage" && action["message"] is { } message && (string?)message["from"]?["id"] == bot)
        {
            var card = message["attachments"]?.AsArray().SingleOrDefault()?["content"];
            Put(new((string)message["messageId"]!, (string?)message["text"] ?? "", card));
        }
    }

    private void Put(BotMessage message) => ImmutableInterlocked.Update(
        ref all,
        known => known.FindIndex(one => one.Id == message.Id) is >= 0 and var at ? known.SetItem(at, message) : known.Add(message));
}
