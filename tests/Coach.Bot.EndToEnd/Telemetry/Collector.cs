using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.EndToEnd.Telemetry;

/// <summary>Takes what OpenTelemetry sends, by OTLP over HTTP and as Azure Monitor takes it. Strings stand in protobuf as they are, so they can be looked for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    public string Address => app.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>All that came to a path, as text.</summary>
    public string At(string path) => string.Concat(taken.Where(one => one.Path.EndsWith(path, StringComparison.Ordinal)).Select(one => one.Body));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var isZipped = context.Request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        await using var body = isZipped ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var reader = new StreamReader(body, Encoding.Latin1);
        var path = context.Request.Path.Value!;
        taken.Enqueue((path, await reader.ReadToEndAsync(context.RequestAborted)));
        if (path.EndsWith("/track", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""", context.RequestAborted);
        }
    }
}
