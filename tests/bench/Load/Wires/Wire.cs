using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.Load.Machine;

namespace Coach.Bot.Load.Wires;

/// <summary>What became of a request.</summary>
/// <param name="Status">0 when there was no answer.</param>
/// <param name="Took">From the request to its answer.</param>
internal sealed record Delivered(int Status, long Began, TimeSpan Took)
{
    public bool IsFine => Status is >= 200 and < 300;
}

/// <summary>Says things to a bot as its channel would: Bot Framework activities, or signed Slack events.</summary>
internal sealed class Wire(bool isSlack) : IDisposable
{
    private const string Tenant = "00000000-0000-0000-0000-00000000000a";
    private static long ids = DateTime.UtcNow.Ticks;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public string NewConversation() => (isSlack ? "D" : "a:") + NextId();

    public string NewMessage() => isSlack ? string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.{Interlocked.Increment(ref ids) % 1_000_000:000000}") : NextId();

    public async Task<Delivered> SayAsync(Uri bot, string conversation, string message, string text)
    {
        using var request = isSlack ? Event(bot, conversation, message, text) : Activity(bot, conversation, message, text);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.SendAsync(request);
            return new((int)answer.StatusCode, began, Stopwatch.GetElapsedTime(began));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new(0, began, Stopwatch.GetElapsedTime(began));
        }
    }

    public void Dispose() => http.Dispose();

    private static string NextId() => Interlocked.Increment(ref ids).ToString("x", CultureInfo.InvariantCulture);

    private static HttpRequestMessage Activity(Uri bot, string conversation, string message, string text)
    {
        var now = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = message,
            ["timestamp"] = now,
            ["localTimestamp"] = now,
            ["channelId"] = "msteams",
            ["serviceUrl"] = Sinks.Address + "/",
            ["from"] = new JsonObject { ["id"] = "29:" + conversation, ["name"] = "Somebody", ["aadObjectId"] = "00000000-0000-0000-0000-000000000001" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = Tenant },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Coach" },
            ["textFormat"] = "plain",
            ["locale"] = "en-US",
            ["text"] = text,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        };
        return new(HttpMethod.Post, bot) { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    private static HttpRequestMessage Event(Uri bot, string conversation, string message, string text)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var said = new JsonObject { ["type"] = "message", ["channel"] = conversation, ["channel_type"] = "im", ["user"] = "U" + conversation[1..].ToUpperInvariant(), ["text"] = text, ["ts"] = message, ["event_ts"] = message };
        var body = new JsonObject
        {
            ["team_id"] = "T1",
            ["api_app_id"] = "A1",
            ["type"] = "event_callback",
            ["event_id"] = "Ev" + message,
            ["event_time"] = now,
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true }),
            ["event"] = said,
        }.ToJsonString();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Contender.SigningSecret), Encoding.UTF8.GetBytes($"v0:{now}:{body}")));
        var request = new HttpRequestMessage(HttpMethod.Post, bot) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Slack-Request-Timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Slack-Signature", "v0=" + signature);
        return request;
    }
}
