using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Coach.Bot.Load.Machine;

/// <summary>Stands before the store: counts its transactions, and fails as a store that is down.</summary>
internal sealed class StoreProxy : IAsyncDisposable
{
    public const int Port = 31971;
    private const string Index = "of the index";
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Transfer-Encoding", "Keep-Alive", "Host", "Expect" };
    private readonly HttpMessageInvoker store = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly ConcurrentDictionary<string, int> counted = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private volatile bool isDown;

    private StoreProxy()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>While true every connection is cut.</summary>
    public bool IsDown
    {
        get => isDown;
        set => isDown = value;
    }

    /// <summary>What turns cost; the index is written behind them, whatever their number.</summary>
    public int Transactions => counted.Where(one => one.Key != Index).Sum(one => one.Value);

    public IReadOnlyDictionary<string, int> Counted => counted;

    public static async Task<StoreProxy> StartAsync()
    {
        var proxy = new StoreProxy();
        await proxy.app.StartAsync();
        return proxy;
    }

    public void Forget() => counted.Clear();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        store.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        counted.AddOrUpdate(KindOf(request), 1, (_, known) => known + 1);
        if (isDown)
        {
            context.Abort();
            return;
        }

        using var forward = Forward(request);
        using var answer = await store.SendAsync(forward, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfOneConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (request.Method != HttpMethods.Head)
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static string KindOf(HttpRequest request)
    {
        var comp = request.Query["comp"].ToString();
        return $"{request.Path}?prefix={request.Query["prefix"]}".Contains("records/index/", StringComparison.Ordinal) ? Index
            : comp.Length == 0 ? request.Method
            : $"{request.Method} {comp}";
    }

    private static HttpRequestMessage Forward(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var forward = new HttpRequestMessage(new HttpMethod(request.Method), Azurite.Address + target);
        if (request.ContentLength is not null)
        {
            forward.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !OfOneConnection.Contains(header.Key)))
        {
            if (!forward.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                forward.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        forward.Headers.Host = request.Headers.Host;
        return forward;
    }
}
