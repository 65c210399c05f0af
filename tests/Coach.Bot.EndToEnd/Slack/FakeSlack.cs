using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Slack's Web API as far as the coach uses it: takes calls, refuses what Slack refuses, and fails on cue.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string Bot = "U0COACH";
    public const string Token = "xoxb-0-test";
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task<IResult?>>>> cues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> triggers = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private ImmutableList<SlackCall> calls = [];
    private ImmutableList<SlackPost> posts = [];
    private ImmutableDictionary<string, byte[]> files = ImmutableDictionary<string, byte[]>.Empty;
    private long clock = 1_795_424_400_000_000;

    private FakeSlack()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/{method}", CallAsync);
        app.MapPost("/upload/{file}", UploadAsync);
        app.MapPost("/response/{id}", RespondAsync);
    }

    public string Address => app.Urls.Single();

    public string ApiUrl => Address + "/api/";

    /// <summary>Every call that was taken, in order.</summary>
    public ImmutableList<SlackCall> Calls => Volatile.Read(ref calls);

    /// <summary>Every message, in the order they came, as it stands now.</summary>
    public ImmutableList<SlackPost> Posts => Volatile.Read(ref posts);

    public ConcurrentBag<string> Leaks { get; } = [];

    public ImmutableDictionary<string, byte[]> Files => Volatile.Read(ref files);

    /// <summary>The tokens that are good: what oauth.v2.access gave out, and the one of the settings.</summary>
    public ConcurrentDictionary<string, bool> Tokens { get; } = new(StringComparer.Ordinal) { [Token] = true };

    public static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        await slack.app.StartAsync();
        return slack;
    }

    /// <summary>The time of something new, as Slack writes it: no two are the same.</summary>
    public string NextTs()
    {
        var now = Interlocked.Add(ref clock, 100);
        return string.Create(CultureInfo.InvariantCulture, $"{now / 1_000_000}.{now % 1_000_000:D6}");
    }

    /// <summary>A trigger that opens one modal.</summary>
    public string NextTrigger()
    {
        var trigger = $"{Guid.NewGuid():N}.1.a";
        triggers[trigger] = true;
        return trigger;
    }

    /// <summary>A trigger whose three seconds are over.</summary>
    public void Expire(string trigger) => triggers.TryRemove(trigger, out _);

    /// <summary>What happens to the next call of a method, before Slack looks at it; null lets it pass.</summary>
    public void OnNext(string method, Func<HttpContext, Task<IResult?>> cue) => cues.GetOrAdd(method, _ => new()).Enqueue(cue);

    public void Limit(string method, int seconds) => OnNext(method, context =>
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Task.FromResult<IResult?>(Results.Json(new JsonObject { ["ok"] = false, ["error"] = "ratelimited" }, statusCode: 429));
    });

    public void Fail(string method, string error) => OnNext(method, _ => Task.FromResult<IResult?>(Error(error)));

    public ImmutableArray<SlackPost> In(string channel, string? thread = null) => [.. Posts.Where(post => post.Channel == channel && (thread is null || post.Thread == thread))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IResult Error(string code) => Results.Json(new JsonObject { ["ok"] = false, ["error"] = code });

    private async Task<IResult> CallAsync(HttpContext context, string method)
    {
        if (cues.TryGetValue(method, out var waiting) && waiting.TryDequeue(out var cue) && await cue(context) is { } instead)
        {
            return instead;
        }

        var call = await SlackCall.ReadAsync(context.Request, method);
        if (method != "oauth.v2.access" && !Tokens.ContainsKey(call.Token ?? ""))
        {
            return Error(call.Token is null ? "not_authed" : "invalid_auth");
        }

        if (SlackRules.FaultIn(call) is { } fault)
        {
            return Error(fault);
        }

        ImmutableInterlocked.Update(ref calls, known => known.Add(call));
        return Answer(call);
    }

    private IResult Answer(SlackCall call) => call.Method switch
    {
        "chat.postMessage" => Posted(call),
        "chat.postEphemeral" => Ok(new() { ["message_ts"] = NextTs() }),
        "chat.update" => Updated(call),
        "views.open" => triggers.TryRemove(call["trigger_id"]!, out _) ? Ok(new() { ["view"] = new JsonObject { ["id"] = "V1" } }) : Error("expired_trigger_id"),
        "views.publish" => Ok(new() { ["view"] = new JsonObject { ["id"] = "V2" } }),
        "conversations.open" => Ok(new() { ["channel"] = new JsonObject { ["id"] = DirectOf(call["users"]!) } }),
        "users.info" => Ok(new() { ["user"] = new JsonObject { ["id"] = call["user"], ["tz"] = "Europe/Amsterdam", ["locale"] = "en-GB", ["real_name"] = "Somebody" } }),
        "auth.test" => Ok(new() { ["url"] = "https://example.slack.com/", ["team"] = "Example", ["team_id"] = "T0TEAM", ["user_id"] = Bot, ["bot_id"] = "B0COACH" }),
        "files.getUploadURLExternal" => Place(),
        "files.completeUploadExternal" => Ok(new() { ["files"] = new JsonArray() }),
        "oauth.v2.access" => SlackInstaller.Grant(call, Tokens),
        _ => Error("unknown_method"),
    };

    /// <summary>The direct message of somebody: the same id with another first letter.</summary>
    public static string DirectOf(string user) => "D" + user[1..];

    private static IResult Ok(JsonObject more)
    {
        more["ok"] = true;
        return Results.Json(more);
    }

    private IResult Posted(SlackCall call)
    {
        var ts = NextTs();
        ImmutableInterlocked.Update(ref posts, known => known.Add(new(call["channel"]!, ts, call["thread_ts"], call["text"]!, call.Arguments["blocks"]?.DeepClone().AsArray() ?? [])));
        return Ok(new() { ["channel"] = call["channel"], ["ts"] = ts });
    }

    private IResult Updated(SlackCall call)
    {
        var at = Posts.FindIndex(post => post.Channel == call["channel"] && post.Ts == call["ts"]);
        if (at < 0)
        {
            return Error("message_not_found");
        }

        ImmutableInterlocked.Update(ref posts, known => known.SetItem(at, known[at] with { Text = call["text"]!, Blocks = call.Arguments["blocks"]?.DeepClone().AsArray() ?? [], IsChanged = true }));
        return Ok(new() { ["channel"] = call["channel"], ["ts"] = call["ts"] });
    }

    private IResult Place()
    {
        var id = "F" + Guid.NewGuid().ToString("N").ToUpperInvariant();
        return Ok(new() { ["upload_url"] = $"{Address}/upload/{id}", ["file_id"] = id });
    }

    private async Task<IResult> UploadAsync(HttpContext context, string file)
    {
        if (context.Request.Headers.Authorization.Count > 0)
        {
            Leaks.Add(file); // a token that went where only the address counts
        }

        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        ImmutableInterlocked.TryAdd(ref files, file, content.ToArray());
        return Results.Text("OK");
    }

    private async Task<IResult> RespondAsync(HttpContext context, string id)
    {
        Assert.Equal(0, context.Request.Headers.Authorization.Count);
        var call = await SlackCall.ReadAsync(context.Request, "response_url");
        ImmutableInterlocked.Update(ref calls, known => known.Add(call with { Token = id }));
        return Results.Text("ok");
    }
}
