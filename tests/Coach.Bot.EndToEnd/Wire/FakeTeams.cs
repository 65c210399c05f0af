using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Bot.Tests.Teams;
using Coach.Core.Conversations;

namespace Coach.Bot.EndToEnd.Wire;

/// <summary>One personal chat in a Teams that delivers what a test wants, as often as it wants. Its activities are the Playground's, as recorded.</summary>
internal sealed class FakeTeams(FakeConnector connector)
{
    private int activities;

    public string Chat { get; } = Guid.NewGuid().ToString();

    public ConversationAddress Conversation => new("teams", "00000000-0000-0000-0000-0000000000001", Chat, IsPersonal: true);

    public JsonObject Install() => Addressed(Recorded.Body("005-channel-to-bot-installationUpdate"));

    public JsonObject Says(string text)
    {
        var message = Addressed(Recorded.Message());
        message["text"] = text;
        return message;
    }

    /// <summary>A press on a button of ours.</summary>
    public JsonObject Presses(string choice, string card) => Addressed(Recorded.Execute($$$"""{"coach":{"choice":"{{{choice}}}","card":"{{{card}}}"}}"""));

    public static Task<Answer> DeliverAsync(HttpClient coach, JsonObject activity) => PostAsync(coach, activity.ToJsonString());

    public static async Task<Answer> PostAsync(HttpClient coach, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await coach.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    private JsonObject Addressed(JsonObject activity)
    {
        activity["id"] = $"{Chat[..8]}-{++activities}";
        activity["serviceUrl"] = connector.ServiceUrl;
        activity["conversation"]!["id"] = Chat;
        return activity;
    }
}

/// <summary>What the coach answered to a request.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(response.StatusCode, await response.Content.ReadAsStringAsync());
}
