using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coach.Slack.Wire;
using Microsoft.AspNetCore.Http;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>A call of the Web API as Slack reads it: JSON, or a form whose objects are JSON in turn.</summary>
internal sealed record SlackCall(string Method, string? Token, JsonObject Arguments)
{
    private static readonly ImmutableArray<string> Objects = ["blocks", "view", "files", "metadata", "attachments"];

    public string? this[string name] => Arguments[name] is JsonValue value ? value.ToString() : null;

    public static async Task<SlackCall> ReadAsync(HttpRequest request, string method)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var arguments = request.HasJsonContentType() ? JsonNode.Parse(body.ToArray())!.AsObject() : Form(body.ToArray());
        var bearer = request.Headers.Authorization.ToString();
        return new(method, bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer[7..] : (string?)arguments["token"], arguments);
    }

    private static JsonObject Form(byte[] body) =>
        new(FormFields.Read(body)!.Select(field => KeyValuePair.Create(field.Key, Objects.Contains(field.Key, StringComparer.Ordinal) ? JsonNode.Parse(field.Value) : (JsonNode?)field.Value)));
}

/// <summary>A message in the fake Slack as it stands now.</summary>
internal sealed record SlackPost(string Channel, string Ts, string? Thread, string Text, JsonArray Blocks, bool IsChanged = false)
{
    public IEnumerable<JsonObject> Buttons => Elements("button");

    public IEnumerable<JsonObject> Inputs => Blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "input");

    public string Looks => string.Join('\n', Strings(Blocks));

    private IEnumerable<JsonObject> Elements(string type) =>
        Blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "actions").SelectMany(block => block["elements"]!.AsArray().OfType<JsonObject>()).Where(element => (string?)element["type"] == type);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => field.Key == "text" && field.Value is JsonValue text ? [SlackText(text)] : Strings(field.Value)),
        JsonArray many => many.SelectMany(Strings),
        _ => [],
    };

    private static string SlackText(JsonValue text) => text.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
