using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Slack.Wire;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>Slack's Web API without a network: takes every call and keeps it.</summary>
internal sealed class FakeWebApi : HttpMessageHandler
{
    private readonly ConcurrentQueue<WebCall> calls = new();
    private readonly ConcurrentDictionary<string, Task<string>> faults = new(StringComparer.Ordinal);
    private int ids;

    public IReadOnlyList<WebCall> Calls => [.. calls];

    /// <summary>What people read, and where.</summary>
    public IEnumerable<(string Channel, string Text)> Posts => calls.Where(call => call.Method == "chat.postMessage").Select(call => (call["channel"]!, call["text"]!));

    /// <summary>From now on a method fails with an error of Slack's, or hangs for as long as there is none; null ends it.</summary>
    public void Fail(string method, Task<string>? error) => _ = error is null ? faults.TryRemove(method, out _) : faults.TryAdd(method, error);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new WebCall(request.RequestUri!.Segments[^1], Arguments(await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
        if (faults.TryGetValue(call.Method, out var fault))
        {
            return Json(new() { ["ok"] = false, ["error"] = await fault.WaitAsync(cancellationToken) });
        }

        calls.Enqueue(call);
        var answer = Answer(call);
        answer["ok"] = true;
        return Json(answer);
    }

    private static HttpResponseMessage Json(JsonObject answer) =>
        new(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };

    private static JsonObject Arguments(byte[] body) => body is [(byte)'{', ..]
        ? JsonNode.Parse(body)!.AsObject()
        : new(FormFields.Read(body)!.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    private JsonObject Answer(WebCall call) => call.Method switch
    {
        "conversations.open" => new() { ["channel"] = new JsonObject { ["id"] = "D" + call["users"]![1..] } },
        "users.info" => new() { ["user"] = new JsonObject { ["tz"] = "Europe/Amsterdam" } },
        "auth.test" => new() { ["url"] = "https://example.slack.com/" },
        "files.getUploadURLExternal" => new() { ["upload_url"] = "https://files.slack.com/upload/1", ["file_id"] = "F1" },
        _ => new() { ["ts"] = string.Create(CultureInfo.InvariantCulture, $"1795424400.{Interlocked.Increment(ref ids):D6}") },
    };
}

/// <summary>One call of the Web API.</summary>
internal sealed record WebCall(string Method, JsonObject Arguments)
{
    public string? this[string name] => Arguments[name]?.ToString();
}
