using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Wire;
using Coach.Core.Conversations;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Somebody in the fake workspace: types, mentions, presses and fills in as a person does.</summary>
internal sealed class SlackPerson(FakeSlack slack, SlackDelivery delivery)
{
    public const string Team = "T0TEAM";

    public string Id { get; init; } = "U" + Guid.NewGuid().ToString("N").ToUpperInvariant();

    public string Direct => FakeSlack.DirectOf(Id);

    public ConversationAddress DirectConversation => new("slack", Team, Direct, IsPersonal: true);

    public static ConversationAddress ThreadOf(string channel, string ts) => new("slack", Team, $"{channel}:{ts}", IsPersonal: false);

    public Task<Answer> OpensMessagesAsync() => delivery.EventAsync(Envelope(new() { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Direct, ["tab"] = "messages" }));

    public Task<Answer> OpensHomeAsync() => delivery.EventAsync(Envelope(new() { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Direct, ["tab"] = "home" }));

    public Task<Answer> SaysAsync(string text) => delivery.EventAsync(Says(text));

    public JsonObject Says(string text) => Envelope(new() { ["type"] = "message", ["channel_type"] = "im", ["user"] = Id, ["channel"] = Direct, ["text"] = Escaped(text), ["ts"] = slack.NextTs() });

    /// <summary>A mention in a channel; the first begins a thread.</summary>
    public JsonObject Mentions(string channel, string? thread, string text) => Envelope(new()
    {
        ["type"] = "app_mention",
        ["user"] = Id,
        ["channel"] = channel,
        ["text"] = $"<@{FakeSlack.Bot}> {Escaped(text)}",
        ["ts"] = slack.NextTs(),
        ["thread_ts"] = thread,
    });

    public Task<Answer> PressesAsync(SlackPost on, JsonObject button, params IEnumerable<(string Field, string Value)> inputs) => delivery.InteractionAsync(Presses(on, button, inputs));

    public JsonObject Presses(SlackPost on, JsonObject button, params IEnumerable<(string Field, string Value)> inputs) => Interaction("block_actions", new()
    {
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = on.Ts, ["channel_id"] = on.Channel, ["thread_ts"] = on.Thread },
        ["channel"] = new JsonObject { ["id"] = on.Channel, ["name"] = "somewhere" },
        ["message"] = new JsonObject { ["ts"] = on.Ts, ["thread_ts"] = on.Thread, ["user"] = FakeSlack.Bot, ["bot_id"] = "B0COACH", ["text"] = on.Text, ["blocks"] = on.Blocks.DeepClone() },
        ["state"] = State(on.Inputs, inputs),
        ["actions"] = new JsonArray(new JsonObject { ["action_id"] = (string?)button["action_id"], ["block_id"] = "b", ["type"] = "button", ["value"] = (string?)button["value"], ["action_ts"] = slack.NextTs() }),
    });

    public Task<Answer> SendsAsync(JsonObject view, IEnumerable<(string Field, string Value)> inputs)
    {
        var payload = Interaction("view_submission", new() { ["view"] = view.DeepClone() });
        payload["view"]!["id"] = "V1";
        payload["view"]!["app_installed_team_id"] = Team;
        payload["view"]!["state"] = State(view["blocks"]!.AsArray().OfType<JsonObject>().Where(block => (string?)block["type"] == "input"), inputs);
        return delivery.InteractionAsync(payload);
    }

    /// <summary>Closes a modal without sending it: that has no trigger.</summary>
    public Task<Answer> ClosesAsync(JsonObject view)
    {
        var payload = Interaction("view_closed", new() { ["view"] = view.DeepClone(), ["is_cleared"] = false });
        payload.Remove("trigger_id");
        payload["view"]!["id"] = "V" + Guid.NewGuid().ToString("N").ToUpperInvariant();
        payload["view"]!["app_installed_team_id"] = Team;
        return delivery.InteractionAsync(payload);
    }

    public Task<Answer> CommandsAsync(string text, string channel) => delivery.PostAsync(
        "/slack/commands",
        string.Join('&', new[]
        {
            ("team_id", Team), ("channel_id", channel), ("user_id", Id), ("command", "/coach"), ("text", text), ("is_enterprise_install", "false"),
            ("response_url", $"{slack.Address}/response/{Id}"), ("trigger_id", slack.NextTrigger()),
        }.Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}")),
        isForm: true);

    public Task<Answer> ShortcutAsync(string callback, JsonObject? message = null) => delivery.InteractionAsync(Interaction(message is null ? "shortcut" : "message_action", new()
    {
        ["callback_id"] = callback,
        ["message"] = message,
        ["channel"] = message is null ? null : new JsonObject { ["id"] = "G0SECRET", ["name"] = "project-phoenix" },
        ["response_url"] = message is null ? null : $"{slack.Address}/response/{Id}",
    }));

    public static JsonObject Envelope(JsonObject happened) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = Team,
        ["api_app_id"] = "A0COACH",
        ["event_id"] = "Ev" + Guid.NewGuid().ToString("N").ToUpperInvariant(),
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = Team, ["user_id"] = FakeSlack.Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["event"] = happened,
    };

    private JsonObject Interaction(string type, JsonObject more)
    {
        var payload = new JsonObject
        {
            ["type"] = type,
            ["team"] = new JsonObject { ["id"] = Team },
            ["user"] = new JsonObject { ["id"] = Id, ["team_id"] = Team },
            ["is_enterprise_install"] = false,
            ["trigger_id"] = slack.NextTrigger(),
        };
        foreach (var (name, value) in more)
        {
            payload[name] = value?.DeepClone();
        }

        return payload;
    }

    /// <summary>Every input comes back, with what it held already unless it was changed.</summary>
    private static JsonObject State(IEnumerable<JsonObject> blocks, IEnumerable<(string Field, string Value)> inputs)
    {
        var values = new JsonObject();
        foreach (var block in blocks)
        {
            var element = block["element"]!.AsObject();
            var id = (string)element["action_id"]!;
            var filled = inputs.Where(input => input.Field == id).Select(input => input.Value).LastOrDefault();
            values[(string?)block["block_id"] ?? id] = new JsonObject { [id] = Value(element, filled) };
        }

        return new() { ["values"] = values };
    }

    private static JsonObject Value(JsonObject element, string? filled) => (string?)element["type"] switch
    {
        "plain_text_input" => new() { ["type"] = "plain_text_input", ["value"] = filled ?? (string?)element["initial_value"] },
        "datepicker" => new() { ["type"] = "datepicker", ["selected_date"] = filled ?? (string?)element["initial_date"] },
        "checkboxes" or "multi_static_select" => new() { ["selected_options"] = new JsonArray([.. (filled?.Split(',') ?? element["initial_options"]?.AsArray().Select(one => (string)one!["value"]!) ?? []).Select(one => Option(element, one))]) },
        _ => new() { ["selected_option"] = (filled ?? (string?)element["initial_option"]?["value"]) is { } chosen ? Option(element, chosen) : null },
    };

    private static JsonNode Option(JsonObject element, string value) => element["options"]!.AsArray().Single(option => (string?)option!["value"] == value)!.DeepClone();

    private static string Escaped(string text) => Coach.Slack.Mrkdwn.Escape(text);
}
