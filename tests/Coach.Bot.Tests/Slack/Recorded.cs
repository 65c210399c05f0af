using System.Text;
using System.Text.Json.Nodes;
using Coach.Slack.Inbox;

namespace Coach.Bot.Tests.Slack;

/// <summary>Requests in the shapes of Slack's documentation and of its own SDKs' fixtures, and variations of them.</summary>
internal static class Recorded
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    public static JsonObject Body(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    /// <summary>Events are posted as JSON, commands as a form, and everything else as a form with one field.</summary>
    public static bool IsForm(JsonObject body) => body.ContainsKey("command") || !IsEvent(body);

    public static string Wire(JsonObject body) => body switch
    {
        _ when body.ContainsKey("command") => Form(body.Select(field => (field.Key, field.Value?.ToString() ?? ""))),
        _ when IsEvent(body) => body.ToJsonString(),
        _ => Form([("payload", body.ToJsonString())]),
    };

    public static SlackInbound Read(string name) => Read(Body(name));

    public static SlackInbound Read(JsonObject body) => SlackInbox.Read(Encoding.UTF8.GetBytes(Wire(body)), IsForm(body), Now);

    private static bool IsEvent(JsonObject body) => body["type"]?.ToString() is "url_verification" or "event_callback" or "app_rate_limited";

    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Slack");
}
