using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>The buttons of a card: first the one that sends the form, then the choices, in rows that a phone shows whole.</summary>
internal static class ButtonRows
{
    /// <summary>Teams shows six in a row; more go to the next rather than get lost.</summary>
    public const int MostInRow = 6;

    // Estimates in pixels: some clients cut a row off instead of wrapping it.
    private const int WidthOfRow = 286;
    private const int WidthOfLetter = 7;
    private const int WidthOfFrame = 40;

    // Inside an ActionSet also clients that don't know Action.Execute find the fallback.
    public static IEnumerable<CardElement> Of(Reply reply) =>
        Rows(Buttons(reply)).Select((row, index) => new CardElement.ActionSet(row) { Spacing = index == 0 ? "Medium" : "Small" });

    private static List<List<CardAction>> Rows(IEnumerable<CardAction> buttons)
    {
        var rows = new List<List<CardAction>>();
        foreach (var button in buttons)
        {
            if (rows.Count == 0 || !HasRoom(rows[^1], button))
            {
                rows.Add([]);
            }

            rows[^1].Add(button);
        }

        return rows;
    }

    private static bool HasRoom(List<CardAction> row, CardAction button) => row.Count < MostInRow && row.Append(button).Sum(Width) <= WidthOfRow;

    private static int Width(CardAction button) => WidthOfFrame + (WidthOfLetter * button.Title.Length);

    private static IEnumerable<CardAction> Buttons(Reply reply) => [.. Submit(reply), .. reply.Choices.Select(choice => Press(choice, reply.Card))];

    private static IEnumerable<CardAction> Submit(Reply reply) =>
        reply.Form is { } form ? [Button(Named(form.Submit, "Send"), new ButtonMark(Form: form.Id, Card: reply.Card), inputs: null)] : [];

    // A choice stands beside the form (skip, why): it must work while a required input is empty.
    private static CardAction.Execute Press(Choice choice, string? card) =>
        Button(Named(choice.Label, choice.Id), new ButtonMark(choice.Id, Card: card), inputs: "none");

    private static CardAction.Execute Button(string title, ButtonMark mark, string? inputs) =>
        new(title, new ButtonData(mark), inputs, "answer", new CardAction.Submit(title, new ButtonData(mark), inputs));

    private static string Named(string label, string otherwise) => string.IsNullOrWhiteSpace(label) ? otherwise : label;
}
