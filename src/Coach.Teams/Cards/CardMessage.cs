using System.Collections.Immutable;
using System.Runtime.InteropServices;
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

    private const int MostBytesBeside = 512;
    private const int MostBytesOfACharacter = 6; // escaped

    /// <summary>One message; several when it would be too large. The buttons are on the last.</summary>
    public static ImmutableArray<Activity> For(Reply reply)
    {
        var whole = One(reply);
        return Fits(whole) ? [whole] : [.. ReplyParts.Of(reply, part => Fits(One(part))).Select(One)];
    }

    /// <summary>What takes the place of an answered card.</summary>
    public static Activity For(ConversationEvent.PromptAnswered answered) => WithCard(AdaptiveCardRenderer.Summary(answered));

    private static bool Fits(Activity message) => AtMost(message) <= MostBytes || JsonSerializer.SerializeToUtf8Bytes(message, TeamsJson.Default.Activity).Length <= MostBytes;

    /// <summary>Bytes that it can't have more of: mostly that is enough to know, and nothing is written to be measured.</summary>
    private static int AtMost(Activity message) => message.Attachments is [{ Content: { } card }]
        ? MostBytesBeside + JsonMarshal.GetRawUtf8Value(card).Length + (MostBytesOfACharacter * (message.Summary?.Length ?? 0))
        : int.MaxValue;

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
