using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>The connector of Teams without a network: keeps what is sent, and answers what it is told to.</summary>
public sealed class FakeConnector : HttpMessageHandler
{
    private readonly ConcurrentQueue<Sent> sent = new();
    private int ids;
    private string? chat;

    public IReadOnlyList<Sent> Received => [.. sent];

    /// <summary>The messages, without typing.</summary>
    public IReadOnlyList<Sent> Messages => [.. sent.Where(call => call.Method == "POST" && (string?)call.Body["type"] == "message")];

    /// <summary>The answers to come, one a call; then all is well.</summary>
    public ConcurrentQueue<Func<HttpResponseMessage>> Answers { get; } = new();

    public void Refuse(HttpStatusCode status, string code) => Answers.Enqueue(() => Json(status, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}"""));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? new JsonObject() : await BodyAsync(request.Content, cancellationToken);
        sent.Enqueue(new(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        return Answers.TryDequeue(out var answer) ? answer() : Json(HttpStatusCode.Created, $$"""{"id":"{{IdFor(request.RequestUri!)}}"}""");
    }

    /// <summary>A chat with somebody is the same one each time.</summary>
    private string IdFor(Uri address) => address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal) ? chat ??= Next() : Next();

    private string Next() => $"sent-{Interlocked.Increment(ref ids)}";

    /// <summary>A file is kept as its text.</summary>
    private static async Task<JsonObject> BodyAsync(HttpContent content, CancellationToken cancellation)
    {
        var text = await content.ReadAsStringAsync(cancellation);
        return content.Headers.ContentRange is { } range ? new() { ["file"] = text, ["range"] = range.ToString() } : JsonNode.Parse(text)!.AsObject();
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}

/// <summary>One call.</summary>
public sealed record Sent(string Method, Uri Address, string? Authorization, JsonObject Body)
{
    /// <summary>What people see of it.</summary>
    public string Text => (string?)Body["text"] ?? (string?)Body["summary"] ?? "";
}
