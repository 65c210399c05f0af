using System.Text.Json;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Cards;
using Coach.Teams.Wire;

namespace Coach.Bot.Tests.Teams;

public sealed class InvokeResponsesTests
{
    [Fact]
    public void A_card_has_the_envelope_that_the_playground_took()
    {
        var recorded = Recorded.File("045-bot-invoke-response");
        var ours = Json(InvokeResponses.Card(AdaptiveCardRenderer.Summary(new ConversationEvent.PromptAnswered("1.2", "Could they do it today?", "Partly"))));

        Assert.Equal(["statusCode", "type", "value"], ours.AsObject().Select(field => field.Key), StringComparer.Ordinal);
        Assert.Equal((string)recorded["type"]!, (string)ours["type"]!);
        Assert.Equal("AdaptiveCard", (string)ours["value"]!["type"]!);
    }

    [Fact]
    public void A_message_is_plain_text() => Assert.Equal(
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done."}""", Json(InvokeResponses.Message("Done.")).ToJsonString());

    [Fact]
    public void What_is_not_ours_gets_the_error_envelope() => Assert.Equal(
        """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"Not a card of mine."}}""",
        Json(InvokeResponses.NotOurs("Not a card of mine.")).ToJsonString());

    [Fact]
    public void A_fault_of_our_own_does_not_look_like_success() => Assert.Equal(
        """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"Please try again."}}""",
        Json(InvokeResponses.Failed("Please try again.")).ToJsonString());

    private static JsonNode Json(InvokeResponse response) => JsonSerializer.SerializeToNode(response, TeamsJson.Default.InvokeResponse)!;
}
