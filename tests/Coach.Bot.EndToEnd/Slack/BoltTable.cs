using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Wire;
using Coach.Slack;
using Coach.Slack.Inbox;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>One request, and what it is answered.</summary>
/// <param name="Path">Below /slack.</param>
internal sealed record BoltCase(string Path, string Body, bool IsForm, (int Status, string Body) Expected)
{
    /// <summary>Where Bolt answers otherwise than the coach.</summary>
    public (int Status, string Body)? AtBolt { get; init; }

    public int SecondsAway { get; init; }

    /// <summary>What is wrong with the request after it was signed.</summary>
    public Action<HttpRequestMessage>? Change { get; init; }

    public async Task<Answer> SendAsync(HttpClient to, SlackDelivery delivery, string? path = null)
    {
        var timestamp = (long.Parse(delivery.Timestamp, CultureInfo.InvariantCulture) + SecondsAway).ToString(CultureInfo.InvariantCulture);
        using var request = SlackDelivery.Request(path ?? $"/slack/{Path}", Body, IsForm, timestamp);
        Change?.Invoke(request);
        using var response = await to.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}

/// <summary>What Bolt's own receiver answers, request by request; the same requests go to Bolt itself and to the coach.</summary>
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

    public static IReadOnlyDictionary<string, BoltCase> Cases { get; } = new Dictionary<string, BoltCase>(StringComparer.Ordinal)
    {
        ["event message, valid"] = new("events", Mention, IsForm: false, (200, "")),
        ["url_verification"] = new("events", """{"type":"url_verification","challenge":"abc","token":"t"}""", IsForm: false, (200, """{"challenge":"abc"}""")),
        ["wrong secret"] = Event(request => Sign(request, new("another secret"))),
        ["no signature header"] = Event(request => request.Headers.Remove(SlackSignature.SignatureHeader)),
        ["no timestamp header"] = Event(request => request.Headers.Remove(SlackSignature.TimestampHeader)),
        ["timestamp 6 min old"] = Event(null) with { SecondsAway = -360 },
        ["timestamp 4 min old"] = Event(null) with { SecondsAway = -240, Expected = (200, "") },
        ["timestamp 6 min ahead"] = Event(null) with { SecondsAway = 360, AtBolt = (200, "") },
        ["timestamp not a number"] = Event(request => Timed(request, "soon")),
        ["v1= signature"] = Event(request => Replace(request, SlackSignature.SignatureHeader, request.Headers.GetValues(SlackSignature.SignatureHeader).Single().Replace("v0=", "v1=", StringComparison.Ordinal))),
        ["body altered after signing"] = Event(request => request.Content = new StringContent(Mention.Replace("hi", "ho", StringComparison.Ordinal), Encoding.UTF8, "application/json")),
        ["block_actions unhandled"] = Payload("""{"type":"block_actions","trigger_id":"1.1.a","team":{"id":"T0TEAM"},"user":{"id":"U0BOLT"},"actions":[{"action_id":"nobodys","block_id":"b","type":"button","value":"v"}]}""", (404, "")),
        ["view_submission with errors"] = Payload(Modal, (200, """{"response_action":"errors","errors":{"b1":"too short"}}""")),
        ["block_suggestion"] = Payload("""{"type":"block_suggestion","action_id":"s","block_id":"b","value":"x","team":{"id":"T0TEAM"},"user":{"id":"U0BOLT"}}""", (200, """{"options":[]}""")),
        ["ssl_check"] = new("events", "ssl_check=1&token=t", IsForm: true, (200, "")),
        ["broken JSON, signed"] = new("events", """{"type":""", IsForm: false, (400, "")),
        ["GET"] = Event(request => (request.Method, request.Content) = (HttpMethod.Get, null)) with { Expected = (404, "") },
        ["other path"] = new("elsewhere", Mention, IsForm: false, (404, "")),
    };

    private static BoltCase Event(Action<HttpRequestMessage>? change) => new("events", Mention, IsForm: false, (401, "")) { Change = change };

    private static BoltCase Payload(string payload, (int, string) expected) => new("interactions", $"payload={Uri.EscapeDataString(payload)}", IsForm: true, expected);

    private static void Sign(HttpRequestMessage request, SlackSignature signature) =>
        Replace(request, SlackSignature.SignatureHeader, signature.Sign(request.Headers.GetValues(SlackSignature.TimestampHeader).Single(), Encoding.UTF8.GetBytes(Mention)));

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
