using System.Text;
using System.Text.Json.Nodes;
using Coach.Teams;

namespace Coach.Bot.Tests.Teams;

/// <summary>What the Agents Playground sent, as recorded, and variations of it.</summary>
internal static class Recorded
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    public static JsonNode File(string name) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Teams", name + ".json")))!;

    public static JsonObject Body(string name) => File(name)["body"]!.AsObject();

    public static JsonObject Message() => Body("009-channel-to-bot-message");

    public static JsonObject Submit(string value) => With(Body("013-channel-to-bot-message"), "value", value);

    public static JsonObject Execute(string data)
    {
        var invoke = Body("044-channel-to-bot-invoke-adaptiveCard_action");
        invoke["value"]!["action"]!["data"] = JsonNode.Parse(data);
        return invoke;
    }

    public static JsonObject With(JsonObject activity, string field, string? json)
    {
        activity[field] = json is null ? null : JsonNode.Parse(json);
        return activity;
    }

    public static JsonObject Without(JsonObject activity, string field)
    {
        activity.Remove(field);
        return activity;
    }

    public static Inbound Read(JsonNode activity) => Read(activity.ToJsonString());

    public static Inbound Read(string body) => TeamsInbox.Read(Encoding.UTF8.GetBytes(body), Now);
}
