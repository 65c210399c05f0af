using System.Text.Json;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Wire;

namespace Coach.Bot.Tests.Teams.Cards;

/// <summary>A card as Teams receives it.</summary>
internal static class CardJson
{
    public static JsonObject Of(Reply reply) => Of(AdaptiveCardRenderer.Render(reply));

    public static JsonObject Of(AdaptiveCard card) => JsonSerializer.SerializeToNode(card, TeamsJson.Default.AdaptiveCard)!.AsObject();

    public static IEnumerable<JsonObject> OfType(this JsonNode card, string type) => card.Everything().Where(one => string.Equals((string?)one["type"], type, StringComparison.Ordinal));

    /// <summary>Every object in a card, itself included, in reading order.</summary>
    public static IEnumerable<JsonObject> Everything(this JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => field.Value.Everything()).Prepend(one),
        JsonArray many => many.SelectMany(item => item.Everything()),
        _ => [],
    };

    public static string Text(this JsonNode card) => string.Join('\n', card.Everything().Where(one => (string?)one["type"] is "TextBlock" or "TextRun").Select(one => (string?)one["text"]));
}
