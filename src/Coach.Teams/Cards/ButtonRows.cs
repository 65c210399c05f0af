using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>The buttons of a card: first the one that sends the form, then the choices.</summary>
internal static class ButtonRows
{
    /// <summary>Teams shows six; more go to a further row rather than get lost.</summary>
    public const int MostInRow = 6;

    // Inside an ActionSet also clients that don't know Action.Execute find the fallback.
    public static IEnumerable<CardElement> Of(Reply reply) => Buttons(reply).Chunk(MostInRow).Select(row => new CardElement.ActionSet(row));

    private static IEnumerable<CardAction> Buttons(Reply reply) => [.. Submit(reply), .. reply.Choices.Select(choice => Press(choice, reply.Card))];

    private static IEnumerable<CardAction> Submit(Reply reply) =>
        reply.Form is { } form ? [Button(Named(form.Submit, "Send"), new ButtonMark(Form: form.Id, Card: reply.Card), inputs: null)] : [];

    // A choice stands beside the form (skip, why): it must work while a required input is empty.
    private static CardAction.Execute Press(Choice choice, string? card) => Button(Named(choice.Label, choice.Id), new ButtonMark(choice.Id, Card: card), inputs: "none");

    private static CardAction.Execute Button(string title, ButtonMark mark, string? inputs) =>
        new(title, new ButtonData(mark), inputs, "answer", new CardAction.Submit(title, new ButtonData(mark), inputs));

    private static string Named(string label, string otherwise) => string.IsNullOrWhiteSpace(label) ? otherwise : label;
}
