using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Wire;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>One request of the table.</summary>
/// <param name="Path">Below /slack.</param>
internal sealed record BoltCase(string Path, string Body, bool IsForm)
{
    /// <summary>What the coach answers instead of what Bolt does: stricter, or in its own words.</summary>
    public (int Status, string Body)? Ours { get; init; }

    public int SecondsAway { get; init; }

    /// <summary>What is wrong with the request after it was signed.</summary>
    public Action<HttpRequestMessage>? Change { get; init; }

    public async Task<Answer> SendAsync(HttpClient to, SlackDelivery delivery)
    {
        var timestamp = (long.Parse(delivery.Timestamp, CultureInfo.InvariantCulture) + SecondsAway).ToString(CultureInfo.InvariantCulture);
        using var request = SlackDelivery.Request($"/slack/{Path}", Body, IsForm, timestamp);
        Change?.Invoke(request);
        using var response = await to.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}

/// <summary>A request for each line that was recorded of Bolt; the same requests go to Bolt itself and to the coach.</summary>
internal static class BoltTable
{
    private const string Mention =
        """{"type":"event_callback","team_id":"T0TEAM","api_app_id":"A1","event_id":"Ev0BOLT","authorizations":[{"team_id":"T0TEAM","user_id":"U0COACH","is_bot":true}],"event":{"type":"app_mention","user":"U0BOLT","text":"<@U0COACH> hi","ts":"17.1","channel":"C0BOLT"}}""";

    private static readonly string Modal = new JsonObject
    {
        ["type"] = "view_submission",
        ["trigger_id"] = "1.1.a",
        ["team"] = new JsonObject { ["id"] = "T0TEAM" },
        ["user"] = new JsonObject { ["id"] = "U0BOLT" },
        ["view"] = new JsonObject
        {
            ["id"] = "V1",
            ["type"] = "modal",
            ["callback_id"] = SlackActions.FormModal,
            ["private_metadata"] = """{"form":"all","card":"1.0","channel":"D0BOLT","required":{"b1":"too short"}}""",
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
        },
    }.ToJsonString();

    private static readonly string Usage = JsonSerializer.Serialize(new Ephemeral(Sentences.Slack_Usage), SlackJson.Default.Ephemeral);

    public static IReadOnlyDictionary<string, BoltCase> Cases { get; } = new Dictionary<string, BoltCase>(StringComparer.Ordinal)
    {
        ["event message, valid"] = Event(change: null),
        ["url_verification"] = new("events", """{"type":"url_verification","challenge":"abc","token":"t"}""", IsForm: false),
        ["wrong secret"] = Event(request => Sign(request, new("another secret"))),
        ["no signature header"] = Event(request => request.Headers.Remove(SlackSignature.SignatureHeader)),
        ["no timestamp header"] = Event(request => request.Headers.Remove(SlackSignature.TimestampHeader)),
        ["timestamp 6 min old"] = Event(change: null) with { SecondsAway = -360 },
        ["timestamp 4 min old"] = Event(change: null) with { SecondsAway = -240 },
        ["timestamp 6 min ahead"] = Event(change: null) with { SecondsAway = 360, Ours = (401, "") },
        ["timestamp not a number"] = Event(request => Timed(request, "soon")),
        ["v1= signature"] = Event(request => Replace(request, SlackSignature.SignatureHeader, request.Headers.GetValues(SlackSignature.SignatureHeader).Single().Replace("v0=", "v1=", StringComparison.Ordinal))),
        ["body altered after signing"] = Event(request => request.Content = new StringContent(Mention.Replace("hi", "ho", StringComparison.Ordinal), Encoding.UTF8, "application/json")),
        ["block_actions handled"] = Payload(Pressed("choice:why", """{\"choice\":\"why\"}""")),
        ["block_actions unhandled (timeout)"] = Payload(Pressed("nobodys", "v")),
        ["slash command"] = Command("/coach") with { Ours = (200, Usage) },
        ["slash command never acked"] = Command("/never") with { Ours = (200, Usage) }, // a command is never left without an answer
        ["view_submission with errors"] = Payload(Modal),
        ["block_suggestion"] = Payload("""{"type":"block_suggestion","action_id":"s","block_id":"b","value":"x","team":{"id":"T0TEAM"},"user":{"id":"U0BOLT"}}"""),
        ["ssl_check"] = new("events", "ssl_check=1&token=t", IsForm: true),
        ["broken JSON, signed"] = new("events", """{"type":""", IsForm: false),
        ["GET"] = Event(request => (request.Method, request.Content) = (HttpMethod.Get, null)),
        ["other path"] = new("elsewhere", Mention, IsForm: false),
    };

    /// <summary>The same mention in a channel of its own, so that what it is answered can be told apart.</summary>
    public static BoltCase In(BoltCase mention, string channel) => mention with { Body = mention.Body.Replace("C0BOLT", channel, StringComparison.Ordinal) };

    public static bool IsMention(BoltCase one) => one is { Path: "events", Body: Mention };

    private static BoltCase Event(Action<HttpRequestMessage>? change) => new("events", Mention, IsForm: false) { Change = change };

    private static BoltCase Payload(string payload) => new("interactions", $"payload={Uri.EscapeDataString(payload)}", IsForm: true);

    private static BoltCase Command(string name) =>
        new("commands", $"command={Uri.EscapeDataString(name)}&text=help&team_id=T0TEAM&channel_id=D0BOLT&user_id=U0BOLT&trigger_id=1.1.b&is_enterprise_install=false", IsForm: true);

    private static string Pressed(string action, string value) =>
        $$"""{"type":"block_actions","trigger_id":"1.1.a","team":{"id":"T0TEAM"},"user":{"id":"U0BOLT"},"channel":{"id":"D0BOLT"},"container":{"type":"message","message_ts":"17.1","channel_id":"D0BOLT"},"message":{"ts":"17.1","text":"hi"},"actions":[{"action_id":"{{action}}","block_id":"b","type":"button","value":"{{value}}"}]}""";

    private static void Sign(HttpRequestMessage request, SlackSignature signature)
    {
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, context: null, CancellationToken.None);
        Replace(request, SlackSignature.SignatureHeader, signature.Sign(request.Headers.GetValues(SlackSignature.TimestampHeader).Single(), body.ToArray()));
    }

    private static void Timed(HttpRequestMessage request, string timestamp)
    {
        Replace(request, SlackSignature.TimestampHeader, timestamp);
        Sign(request, new(SlackDelivery.Secret));
    }

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }
}
