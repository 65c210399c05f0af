using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>Draws a reply as an Adaptive Card that says the same as <see cref="PlainText"/>.</summary>
public static class AdaptiveCardRenderer
{
    public static AdaptiveCard Render(Reply reply) =>
        new([.. reply.Body.SelectMany(BlockElements.Of), .. Inputs(reply), .. ButtonRows.Of(reply)], PlainText.Of(reply));

    /// <summary>What stays of a card once it is answered: nothing to press.</summary>
    public static AdaptiveCard Summary(ConversationEvent.PromptAnswered answered) =>
        new(
            [.. CardText.Label("Answered"), .. CardText.Close(answered.Asked), .. CardText.Bold(answered.Answer)],
            $"Answered: {answered.Asked}\n\n{answered.Answer}");

    private static IEnumerable<CardElement> Inputs(Reply reply) => reply.Form?.Fields.Select(FieldInputs.Of) ?? [];
}
