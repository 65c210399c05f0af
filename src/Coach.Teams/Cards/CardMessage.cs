using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>A reply as the messages that Teams takes.</summary>
/// <remarks>Text beside a card would be split off by Teams, and the id that comes back would be of no use.</remarks>
public static class CardMessage
{
    /// <summary>Bytes of UTF-8 JSON. Cards fail above about 28 KB; the rest is for the address that sending adds.</summary>
    public const int MostBytes = 26 * 1024;

    /// <summary>One message; several when it would be too large. The buttons are on the last.</summary>
    public static ImmutableArray<Activity> For(Reply reply) => [.. ReplyParts.Of(reply, Fits).Select(One)];

    /// <summary>What takes the place of an answered card.</summary>
    public static Activity For(ConversationEvent.PromptAnswered answered) => WithCard(AdaptiveCardRenderer.Summary(answered));

    private static bool Fits(Reply part) => JsonSerializer.SerializeToUtf8Bytes(One(part), TeamsJson.Default.Activity).Length <= MostBytes;

    private static Activity One(Reply reply) => reply is { Kind: ReplyKind.Note, Choices: [], Form: null }
        ? Citations.In(PlainText.Of(reply), reply.Sources ?? [])
        : WithCard(AdaptiveCardRenderer.Render(reply));

    private static Activity WithCard(AdaptiveCard card) => new()
    {
        Type = "message",
        Summary = card.FallbackText,
        Attachments = [new Attachment(AdaptiveCard.ContentType, JsonSerializer.SerializeToElement(card, TeamsJson.Default.AdaptiveCard))],
    };
}
