using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Wire;
using Coach.Slack;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Delivers to the coach as Slack does: signed, and again when it wasn't taken within three seconds.</summary>
/// <param name="now">The coach's own time.</param>
internal sealed class SlackDelivery(HttpClient coach, Func<DateTimeOffset> now)
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private static readonly SlackSignature Signature = new(Secret);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public string Timestamp => now().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>One request.</summary>
    public async Task<Answer> PostAsync(string path, string body, bool isForm, params (string Name, string Value)[] headers)
    {
        using var request = Request(path, body, isForm, Timestamp);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await SendAsync(request);
    }

    public static HttpRequestMessage Request(string path, string body, bool isForm, string timestamp)
    {
        var request = Unsigned(path, body, isForm);
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, Signature.Sign(timestamp, Encoding.UTF8.GetBytes(body)));
        return request;
    }

    public static HttpRequestMessage Unsigned(string path, string body, bool isForm) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(body, new MediaTypeHeaderValue(isForm ? "application/x-www-form-urlencoded" : "application/json")), // without a charset, as Slack sends it
    };

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await coach.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>An event, and up to three more times if need be (at once, then later; here without the minutes between).</summary>
    public async Task<Answer> EventAsync(JsonObject envelope)
    {
        var answer = await TryAsync(envelope);
        for (var retry = 1; retry <= 3 && answer.Status != HttpStatusCode.OK; retry++)
        {
            answer = await TryAsync(envelope, ("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture)), ("X-Slack-Retry-Reason", answer.Status == HttpStatusCode.RequestTimeout ? "http_timeout" : "http_error"));
        }

        return answer;
    }

    public Task<Answer> InteractionAsync(JsonObject payload) => PostAsync("/slack/interactions", $"payload={Uri.EscapeDataString(payload.ToJsonString())}", isForm: true);

    private async Task<Answer> TryAsync(JsonObject envelope, params (string, string)[] headers)
    {
        var delivery = PostAsync("/slack/events", envelope.ToJsonString(), isForm: false, headers);
        return await Task.WhenAny(delivery, Task.Delay(Limit)) == delivery ? await delivery : new(HttpStatusCode.RequestTimeout, "");
    }
}
