using System.Net;
using System.Text.Json;

namespace Coach.Slack.Api;

/// <summary>Calls Slack's Web API. Whoever makes the HttpClient sets its time-out, and no redirects.</summary>
/// <remarks>https://docs.slack.dev/apis/web-api</remarks>
public sealed class WebApiClient(HttpClient http, SlackHosts hosts, SendPace pace)
{
    private const int MostBytesInAnswer = 1024 * 1024;
    private const int MostTries = 3;
    private const string RateLimited = "ratelimited";
    private static readonly TimeSpan UnnamedPause = TimeSpan.FromSeconds(1);

    /// <summary>How long a call waits for its limits before it is given back.</summary>
    public static TimeSpan MostWaiting { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The answer of a call that Slack says is ok.</summary>
    /// <exception cref="WebApiException">It wasn't.</exception>
    public async Task<JsonElement> CallAsync(WebApiCall call, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (await pace.EnterAsync(call.Bucket, MostWaiting, cancellation) is { } wait)
            {
                throw Limited(call, wait);
            }

            try
            {
                return await TryAsync(call, cancellation);
            }
            catch (WebApiException e) when (e.RetryAfter is not null && tries < MostTries)
            {
                // the pause is in force: the next round waits for its end
            }
        }
    }

    /// <summary>Puts the bytes of a file where Slack said. The address is the secret, so no token goes with it.</summary>
    public async Task UploadAsync(Uri address, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await PostAsync("file upload", hosts.IsUpload(address), new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(content) }, cancellation);
    }

    /// <summary>Answers by the address that came with a command or shortcut; good five times within half an hour.</summary>
    public async Task RespondAsync(Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        var content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = new("application/json", "utf-8") } };
        await PostAsync("response_url", hosts.IsResponse(address), new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, cancellation);
    }

    private async Task PostAsync(string what, bool isAllowed, HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            if (!isAllowed)
            {
                throw new WebApiException(what, WebApiFault.Refused, "host_not_allowed");
            }

            using var response = await SentAsync(what, isRepeatable: false, request, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new WebApiException(what, response.StatusCode < HttpStatusCode.InternalServerError ? WebApiFault.Refused : WebApiFault.Unknown, code: null);
            }
        }
    }

    private async Task<JsonElement> TryAsync(WebApiCall call, CancellationToken cancellation)
    {
        using var request = call.Request(hosts.Api);
        using var response = await SentAsync(call.Method, call.IsRepeatable, request, cancellation);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            throw Paused(call, response.Headers.RetryAfter?.Delta);
        }

        var answer = await ReadAsync(response, cancellation);
        if (answer is { ValueKind: JsonValueKind.Object } and { } read && read.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
        {
            return read;
        }

        var code = CodeIn(answer);
        throw code == RateLimited ? Paused(call, asked: null) : new WebApiException(call.Method, FaultOf(call, code), code);
    }

    private WebApiException Paused(WebApiCall call, TimeSpan? asked)
    {
        var pause = asked is { } wait && wait > TimeSpan.Zero ? wait : UnnamedPause;
        pace.Pause(call.Bucket, pause);
        return Limited(call, pause);
    }

    private static WebApiException Limited(WebApiCall call, TimeSpan wait) => new(call.Method, WebApiFault.NotDone, RateLimited) { RetryAfter = wait };

    private async Task<HttpResponseMessage> SentAsync(string method, bool isRepeatable, HttpRequestMessage request, CancellationToken cancellation)
    {
        var ambiguous = isRepeatable ? WebApiFault.NotDone : WebApiFault.Unknown;
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException e)
        {
            var unreached = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            throw new WebApiException(method, unreached ? WebApiFault.NotDone : ambiguous, code: null, cause: e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new WebApiException(method, ambiguous, "timeout", cause: e);
        }
    }

    /// <summary>What Slack says when it broke down in the middle leaves open how far it got.</summary>
    private static WebApiFault FaultOf(WebApiCall call, string? code) => code switch
    {
        "service_unavailable" or "team_added_to_org" => WebApiFault.NotDone,
        null or "internal_error" or "fatal_error" or "request_timeout" => call.IsRepeatable ? WebApiFault.NotDone : WebApiFault.Unknown,
        _ => WebApiFault.Refused,
    };

    /// <summary>Null when there is no answer, or none that makes sense.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytesInAnswer, cancellation);
            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), default, cancellation);
            return answer.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Only what looks like one of Slack's words: it stands in logs.</summary>
    private static string? CodeIn(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } read && read.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String
        && error.GetString() is { Length: > 0 and <= 64 } code && code.All(one => char.IsAsciiLetterOrDigit(one) || one == '_') ? code : null;
}
