using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.Tests.Understanding.Models;

/// <summary>A server on this machine that speaks like OpenAI, and behaves as the test wants.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ModelServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single() + "/v1");

    /// <summary>The bodies of the requests that came.</summary>
    public List<string> Requests { get; } = [];

    public List<string?> Keys { get; } = [];

    /// <summary>Answers with what a model says.</summary>
    public static Task<ModelServer> SayingAsync(string text) => StartAsync(context => context.Response.WriteAsync(Completion(text)));

    public static async Task<ModelServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ModelServer(builder.Build());
        server.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            server.Requests.Add(await reader.ReadToEndAsync(context.RequestAborted));
            server.Keys.Add(context.Request.Headers.Authorization);
            context.Response.ContentType = "application/json";
            await answer(context);
        });
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Completion(string text) => new JsonObject
    {
        ["id"] = "c1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "small",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    }.ToJsonString();
}
