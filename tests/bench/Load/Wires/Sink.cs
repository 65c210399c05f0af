using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Coach.Bot.Load.Machine;

namespace Coach.Bot.Load.Wires;

/// <summary>A reply that arrived.</summary>
/// <param name="At">By the stopwatch of this process.</param>
internal sealed record Heard(string Text, long At);

/// <summary>Plays the connector of Teams and the Web API of Slack: takes every reply and keeps it for whoever waits.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<Heard>> conversations = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private int taken;

    private Sink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Sinks.Address);
        app = builder.Build();
        app.MapPost("/v3/conversations/{conversation}/activities/{about?}", (string conversation, HttpRequest request) => TakeAsync(conversation, request));
        app.MapPut("/v3/conversations/{conversation}/activities/{about}", () => Answered("{\"id\":\"replaced\"}"));
        app.MapPost("/api/{method}", TakeSlackAsync);
    }

    public static async Task<Sink> StartAsync()
    {
        var sink = new Sink();
        await sink.app.StartAsync();
        return sink;
    }

    public ChannelReader<Heard> In(string conversation) => Box(conversation).Reader;

    public void Forget() => conversations.Clear();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Channel<Heard> Box(string conversation) => conversations.GetOrAdd(conversation, _ => Channel.CreateUnbounded<Heard>());

    private async Task<IResult> TakeAsync(string conversation, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var at = Stopwatch.GetTimestamp();
        var root = body.RootElement;
        if (root.TryGetProperty("type", out var type) && type.ValueEquals("message"))
        {
            Box(Uri.UnescapeDataString(conversation)).Writer.TryWrite(new(TextOf(root), at));
        }

        return Answered($"{{\"id\":\"sent-{Interlocked.Increment(ref taken)}\"}}");
    }

    private async Task<IResult> TakeSlackAsync(string method, HttpRequest request)
    {
        if (method is not ("chat.postMessage" or "chat.update"))
        {
            return Answered("""{"ok":true,"user_id":"UBOT","bot_id":"B1","team_id":"T1","team":"bench","user":"coach","url":"http://bench.invalid/"}""");
        }

        var (conversation, text) = request.HasFormContentType ? OfForm(await request.ReadFormAsync()) : await OfJsonAsync(request);
        var at = Stopwatch.GetTimestamp();
        if (method == "chat.postMessage")
        {
            Box(conversation).Writer.TryWrite(new(text, at));
        }

        var id = $"1700000000.{Interlocked.Increment(ref taken):000000}";
        return Answered($"{{\"ok\":true,\"channel\":\"{conversation}\",\"ts\":\"{id}\"}}");
    }

    private static string TextOf(JsonElement message) =>
        (message.TryGetProperty("text", out var text) ? text.GetString() : "") + (message.TryGetProperty("attachments", out var cards) ? " " + cards.GetRawText() : "");

    private static (string Conversation, string Text) OfForm(IFormCollection form) => (form["channel"].ToString(), $"{form["text"]} {form["blocks"]}");

    private static async Task<(string Conversation, string Text)> OfJsonAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        return (body.RootElement.GetProperty("channel").GetString()!, body.RootElement.GetRawText());
    }

    private static IResult Answered(string json) => Results.Text(json, "application/json");
}
