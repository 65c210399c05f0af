using System.Text.Json.Nodes;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>What Slack refuses, in its own words: written from its documentation, apart from the limits that the product keeps to.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/methods</remarks>
internal static class SlackRules
{
    /// <summary>Null when Slack would take the call.</summary>
    public static string? FaultIn(SlackCall call) => call.Method switch
    {
        "chat.postMessage" or "chat.postEphemeral" => Missing(call, "channel") ?? Text(call) ?? Blocks(call.Arguments["blocks"] as JsonArray, most: 50),
        "chat.update" => Missing(call, "channel", "ts") ?? Text(call) ?? Blocks(call.Arguments["blocks"] as JsonArray, most: 50),
        "views.open" => Missing(call, "trigger_id") ?? View(call.Arguments["view"] as JsonObject, "modal"),
        "views.publish" => Missing(call, "user_id") ?? View(call.Arguments["view"] as JsonObject, "home"),
        "conversations.open" => Missing(call, "users"),
        "users.info" => Missing(call, "user"),
        "auth.test" => null,
        "files.getUploadURLExternal" => Missing(call, "filename", "length"),
        "files.completeUploadExternal" => call.Arguments["files"] is JsonArray { Count: > 0 } ? null : "invalid_arguments",
        "oauth.v2.access" => Missing(call, "client_id", "client_secret"),
        _ => "unknown_method",
    };

    private static string? Missing(SlackCall call, params string[] names) => names.Any(name => string.IsNullOrEmpty(call[name])) ? "invalid_arguments" : null;

    private static string? Text(SlackCall call) => (call["text"]?.Length ?? 0) switch { 0 => "no_text", > 4000 => "msg_too_long", _ => null };

    private static string? View(JsonObject? view, string type) => view switch
    {
        null => "invalid_arguments",
        _ when (string?)view["type"] != type => "invalid_arguments",
        _ when type == "modal" && !IsPlain(view["title"], 24) => "invalid_arguments",
        _ when type == "modal" && Inputs(view).Any() && !IsPlain(view["submit"], 24) => "invalid_arguments",
        _ when ((string?)view["private_metadata"])?.Length > 3000 || ((string?)view["callback_id"])?.Length > 255 => "invalid_arguments",
        _ when view.ToJsonString().Length > 250_000 => "view_too_large",
        _ => Blocks(view["blocks"] as JsonArray, most: 100),
    };

    private static IEnumerable<JsonObject> Inputs(JsonObject view) => view["blocks"]?.AsArray().OfType<JsonObject>().Where(block => (string?)block["type"] == "input") ?? [];

    private static string? Blocks(JsonArray? blocks, int most)
    {
        if (blocks is null)
        {
            return null;
        }

        var all = blocks.OfType<JsonObject>().ToList();
        var ids = all.Select(block => (string?)block["block_id"]).OfType<string>().ToList();
        var isRight = all.Count == blocks.Count && all.Count <= most && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count && ids.All(IsId) && all.All(IsBlock);
        return isRight ? null : "invalid_blocks";
    }

    private static bool IsBlock(JsonObject block) => (string?)block["type"] switch
    {
        "header" => IsPlain(block["text"], 150),
        "section" => IsText(block["text"], 3000),
        "context" => block["elements"] is JsonArray { Count: >= 1 and <= 10 } elements && elements.All(element => IsText(element, 3000)),
        "actions" => block["elements"] is JsonArray { Count: >= 1 and <= 25 } elements && elements.All(element => IsElement(element as JsonObject)) && AreDistinct(elements),
        "input" => IsPlain(block["label"], 2000) && IsElement(block["element"] as JsonObject),
        _ => false,
    };

    private static bool AreDistinct(JsonArray elements) => elements.Select(element => (string?)element!["action_id"]).Distinct(StringComparer.Ordinal).Count() == elements.Count;

    private static bool IsElement(JsonObject? element) => element is not null && IsId((string?)element["action_id"]) && (string?)element["type"] switch
    {
        "button" => IsPlain(element["text"], 75) && ((string?)element["value"] ?? "").Length <= 2000 && (string?)element["style"] is null or "primary" or "danger" && ((string?)element["url"] ?? "").Length <= 3000,
        "plain_text_input" => (int?)element["max_length"] is null or (>= 1 and <= 3000) && ((string?)element["initial_value"] ?? "").Length <= ((int?)element["max_length"] ?? 3000),
        "datepicker" => element["initial_date"] is null || DateOnly.TryParseExact((string?)element["initial_date"], "yyyy-MM-dd", out _),
        "radio_buttons" or "checkboxes" => IsList(element, 10),
        "static_select" or "multi_static_select" => IsList(element, 100),
        _ => false,
    };

    private static bool IsList(JsonObject element, int most)
    {
        var options = element["options"] as JsonArray;
        var values = options?.Select(option => (string?)option!["value"]).ToList() ?? [];
        var initial = element["initial_options"] as JsonArray ?? (element["initial_option"] is { } one ? new JsonArray(one.DeepClone()) : []);
        return options is { Count: >= 1 } && options.Count <= most
            && options.All(option => IsPlain(option!["text"], 75) && ((string?)option["value"])?.Length is >= 1 and <= 150)
            && values.Distinct(StringComparer.Ordinal).Count() == values.Count
            && (element["initial_options"] is null || initial.Count > 0)
            && initial.All(chosen => options.Any(option => JsonNode.DeepEquals(option, chosen)));
    }

    private static bool IsPlain(JsonNode? text, int most) => (string?)text?["type"] == "plain_text" && IsText(text, most);

    private static bool IsText(JsonNode? text, int most) => (string?)text?["type"] is "plain_text" or "mrkdwn" && ((string?)text!["text"])?.Length is >= 1 and var length && length <= most;

    private static bool IsId(string? id) => id is null or { Length: >= 1 and <= 255 };
}
