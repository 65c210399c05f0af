using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coach.Slack.Api;

/// <summary>One call of a method of the Web API.</summary>
/// <param name="Bucket">What its limits are counted for.</param>
/// <param name="Token">Null where none is needed.</param>
/// <param name="IsRepeatable">Whether doing it twice does no harm.</param>
public sealed record WebApiCall(SendBucket Bucket, string? Token, ReadOnlyMemory<byte> Body, string MediaType, bool IsRepeatable)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    public string Method => Bucket.Method;

    /// <summary>A call with a body in JSON: chat and views take it.</summary>
    public static WebApiCall Of<T>(SlackAccess access, (string Method, string? Channel) what, T body, JsonTypeInfo<T> type) => new(
        new(access.Workspace, what.Method, what.Channel), access.Token, JsonSerializer.SerializeToUtf8Bytes(body, type), Json, IsRepeatable: what.Method is not ("chat.postMessage" or "chat.postEphemeral"));

    /// <summary>A call with a body as a form: every method takes it, and some nothing else.</summary>
    public static WebApiCall Of(SlackAccess access, string method, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return new(new(access.Workspace, method, Channel: null), access.Token, System.Text.Encoding.ASCII.GetBytes(string.Join('&', pairs)), Form, IsRepeatable: true);
    }

    internal HttpRequestMessage Request(Uri api) => new(HttpMethod.Post, new Uri(api, Method))
    {
        Content = new ReadOnlyMemoryContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType, "utf-8") } },
        Headers = { Authorization = Token is null ? null : new AuthenticationHeaderValue("Bearer", Token) },
    };
}

/// <summary>In whose name a call is made.</summary>
/// <param name="Workspace">The key of the installation.</param>
public sealed record SlackAccess(string Workspace, string? Token)
{
    public override string ToString() => Workspace; // never the token
}

/// <summary>What Slack counts limits for: a method in a workspace; for posts each channel has its own.</summary>
public sealed record SendBucket(string Workspace, string Method, string? Channel);
