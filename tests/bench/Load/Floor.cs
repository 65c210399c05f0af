using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Coach.Bot.Load;

/// <summary>
/// What a turn costs when nothing but the unavoidable is done: one append on condition, then one POST, on bare Kestrel with the Azure SDK. No
/// product: it knows six sentences, proves nobody and renders nothing.
/// </summary>
internal sealed class Floor(BlobContainerClient container, HttpClient http)
{
    private static readonly string[] Replies =
        ["Which job or task is this about?", "What level of skill does this job need?", "When must the skill be available?", "By which date?", "Is that right?", "Build the skill ahead of time"];

    private readonly ConcurrentDictionary<string, Known> conversations = new(StringComparer.Ordinal);

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        var container = new BlobContainerClient(Environment.GetEnvironmentVariable("BLOB_CONN"), "floor");
        await container.CreateIfNotExistsAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var floor = new Floor(container, http);
        app.MapPost("/api/messages", (HttpRequest request) => floor.HandleAsync(request));
        await app.RunAsync();
    }

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var activity = body.RootElement;
        var id = activity.GetProperty("conversation").GetProperty("id").GetString()!;
        var known = conversations.GetOrAdd(id, _ => new());
        await known.Gate.WaitAsync();
        try
        {
            return await TurnAsync(activity, id, known);
        }
        finally
        {
            known.Gate.Release();
        }
    }

    private async Task<IResult> TurnAsync(JsonElement activity, string id, Known known)
    {
        var message = activity.GetProperty("id").GetString()!;
        if (known.Seen.Contains(message))
        {
            return Results.Ok();
        }

        var blob = container.GetAppendBlobClient(id + ".jsonl");
        if (known.Length < 0)
        {
            await LoadAsync(blob, known);
        }

        var reply = Reply(activity, Replies[known.Seen.Count % Replies.Length]);
        var lines = Lines(activity, reply);
        await blob.AppendBlockAsync(new MemoryStream(lines), new AppendBlobAppendBlockOptions { Conditions = new() { IfAppendPositionEqual = known.Length } });
        known.Length += lines.Length;
        known.Seen.Add(message);
        var to = new Uri($"{activity.GetProperty("serviceUrl").GetString()!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(id)}/activities");
        using var content = new ByteArrayContent(reply) { Headers = { ContentType = new("application/json") } };
        using var sent = await http.PostAsync(to, content);
        return Results.StatusCode(sent.IsSuccessStatusCode ? 200 : 503);
    }

    private static async Task LoadAsync(AppendBlobClient blob, Known known)
    {
        known.Length = 0;
        try
        {
            await blob.CreateAsync(conditions: new() { IfNoneMatch = ETag.All });
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
            known.Length = Encoding.UTF8.GetByteCount(text);
            known.Seen.UnionWith(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where((_, index) => index % 2 == 0).Select(IdOf));
        }
    }

    private static string IdOf(string line)
    {
        using var activity = JsonDocument.Parse(line);
        return activity.RootElement.GetProperty("id").GetString()!;
    }

    private static byte[] Reply(JsonElement activity, string text) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("replyToId", activity.GetProperty("id").GetString());
        json.WriteString("text", text);
        json.WritePropertyName("conversation");
        activity.GetProperty("conversation").WriteTo(json);
        json.WriteEndObject();
    });

    private static byte[] Lines(JsonElement activity, byte[] reply) => [.. Written(activity.WriteTo), (byte)'\n', .. reply, (byte)'\n'];

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        write(json);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Known
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public long Length { get; set; } = -1;

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);
    }
}
