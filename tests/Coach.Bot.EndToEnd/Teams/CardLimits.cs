using System.Text;

namespace Coach.Bot.EndToEnd.Teams;

/// <summary>What Teams demands of every card, on the wire: size, number of buttons, and that it can be read on a phone (M7, M17).</summary>
internal static class CardLimits
{
    private const int MostBytes = 28 * 1024;
    private const int MostButtons = 6;

    public static void Check(BotMessage message)
    {
        if (message.Card is not { } card)
        {
            return;
        }

        Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 1, MostBytes);
        foreach (var element in Cards.Elements(card))
        {
            Assert.True(Cards.Type(element) != "TextBlock" || (bool?)element["wrap"] == true, "A TextBlock doesn't wrap.");
            Assert.True(Cards.Type(element) != "ColumnSet" || element["columns"]!.AsArray().Count <= 2, "A ColumnSet has more than two columns.");
            Assert.True(Cards.Type(element) != "ActionSet" || element["actions"]!.AsArray().Count <= MostButtons, "A row has more than six buttons.");
        }
    }
}
