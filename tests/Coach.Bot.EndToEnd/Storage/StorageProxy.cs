using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.EndToEnd.Storage;

/// <summary>A request as the account saw it.</summary>
internal sealed record Transaction(string Method, string Path, string Query)
{
    public override string ToString() => $"{Method} {Path}{Query}";
}

/// <summary>What to do with one request instead of passing it on, or with its answer instead of passing it back.</summary>
internal enum Fault { Throttled, ServerError, ServerBusy, Silent, Refused, AnswerLost, RacedByAnother, Slow, Cut }

/// <summary>Stands before the account: every request is counted, and the next ones may be spoiled.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] Hop = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Keep-Alive"];
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1);
    private readonly WebApplication app;
    private readonly HttpClient account;
    private readonly ConcurrentQueue<Transaction> seen = new();
    private readonly ConcurrentQueue<(Func<Transaction, bool> About, Fault Fault)> faults = new();
    private volatile Tuple<string, Fault>? standing;

    private StorageProxy(Uri account)
    {
        this.account = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = account };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(PassAsync);
    }

    public Uri Address => new(app.Urls.Single() + "/");

    /// <summary>Every request so far whose path holds this.</summary>
    public Transaction[] About(string path) => [.. seen.Where(one => one.Path.Contains(path, StringComparison.Ordinal))];

    public static async Task<StorageProxy> StartAsync(Uri account)
    {
        var proxy = new StorageProxy(account);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>Spoils the next requests that this is about, as many as given.</summary>
    public void Spoil(Fault fault, string path, int times = 1, string query = "")
    {
        for (var time = 0; time < times; time++)
        {
            faults.Enqueue((one => one.Path.Contains(path, StringComparison.Ordinal) && one.Query.Contains(query, StringComparison.Ordinal), fault));
        }
    }

    /// <summary>Spoils every request about this until it recovers.</summary>
    public void SpoilAll(Fault fault, string path) => standing = Tuple.Create(path, fault);

    /// <summary>Ends all trouble.</summary>
    public void Recover()
    {
        faults.Clear();
        standing = null;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        account.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var transaction = new Transaction(context.Request.Method, context.Request.Path, context.Request.QueryString.ToString());
        seen.Enqueue(transaction);
        if (standing is { } trouble && transaction.Path.Contains(trouble.Item1, StringComparison.Ordinal))
        {
            await SpoilAsync(context, trouble.Item2);
            return;
        }

        if (!faults.TryPeek(out var next) || !next.About(transaction) || !faults.TryDequeue(out next))
        {
            await ForwardAsync(context);
            return;
        }

        await SpoilAsync(context, next.Fault);
    }

    private Task SpoilAsync(HttpContext context, Fault fault) => fault switch
    {
        Fault.Throttled => AnswerAsync(context, 429, "TooManyRequests"),
        Fault.ServerError => AnswerAsync(context, 500, "InternalError"),
        Fault.ServerBusy => AnswerAsync(context, 503, "ServerBusy"),
        Fault.Refused => AnswerAsync(context, 403, "AuthorizationFailure"),
        Fault.RacedByAnother => AnswerAsync(context, 412, "ConditionNotMet"),
        Fault.Silent => Task.Delay(Timeout.Infinite, context.RequestAborted),
        Fault.AnswerLost => LoseAsync(context),
        Fault.Slow => ForwardSlowlyAsync(context),
        Fault.Cut => CutAsync(context),
    };

    private static Task AnswerAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        return context.Response.WriteAsync($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>spoiled</Message></Error>");
    }

    private async Task ForwardSlowlyAsync(HttpContext context)
    {
        await Task.Delay(Slowness, context.RequestAborted);
        await ForwardAsync(context);
    }

    private static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task LoseAsync(HttpContext context)
    {
        using var request = Copied(context);
        using var answer = await account.SendAsync(request);
        context.Abort();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var request = Copied(context);
        using var answer = await account.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !Hop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        if (context.Request.Method != "HEAD")
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private HttpRequestMessage Copied(HttpContext context)
    {
        var request = new HttpRequestMessage(new(context.Request.Method), new Uri(account.BaseAddress!, context.Request.GetEncodedPathAndQuery()));
        if (context.Request.ContentLength is { } length)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = length;
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !Hop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }
}
