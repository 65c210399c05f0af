using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.EndToEnd.Wire;

/// <summary>Something that the coach sent.</summary>
/// <param name="About">The activity that it answers (POST) or replaces (PUT).</param>
internal sealed record Sent(string Method, string Conversation, string? About, JsonObject Body)
{
    /// <summary>Something to read; a slow turn also shows that the coach is typing.</summary>
    public bool IsMessage => Method == "POST" && (string?)Body["type"] == "message";

    public string Text => (string?)Body["text"] ?? (string?)Body["summary"] ?? "";
}

/// <summary>A connector as small as it can be: takes what the coach sends, and keeps it.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private ImmutableList<Sent> all = [];

    private FakeConnector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Map("/v3/conversations/{conversation}/activities/{about?}", (HttpContext context, string conversation, string? about) => TakeAsync(context, conversation, about));
    }

    public string ServiceUrl => app.Urls.Single();

    public ImmutableList<Sent> All => Volatile.Read(ref all);

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        await connector.app.StartAsync();
        return connector;
    }

    public ImmutableArray<Sent> RepliesTo(string activityId) => [.. All.Where(sent => sent.IsMessage && sent.About == activityId)];

    public ImmutableArray<Sent> In(string conversation) => [.. All.Where(sent => sent.IsMessage && sent.Conversation == conversation)];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context, string conversation, string? about)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        ImmutableInterlocked.Update(ref all, known => known.Add(new(context.Request.Method, conversation, about, body!.AsObject())));
        return Results.Text($$"""{"id":"sent-{{All.Count}}"}""", "application/json");
    }
}
