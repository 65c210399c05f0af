using Coach.Core.Conversations;
using Coach.Teams.Wire;

namespace Coach.Teams.Cards;

/// <summary>The body of a card. Everything stands below everything else, so that it reads well on a phone.</summary>
internal static class BlockElements
{
    public static IEnumerable<CardElement> Of(Block block) => block switch
    {
        Block.Heading heading => [CardText.Heading(heading.Text)],
        Block.Paragraph paragraph => CardText.Plain(paragraph.Text),
        Block.Facts facts => facts.Lines.SelectMany(Fact),
        Block.Steps steps => steps.Items.Select(Numbered),
        Block.Bullets bullets => bullets.Items.Select(item => Marked("•", CardText.Plain(item), spacing: "Small")),
        _ => throw new InvalidOperationException("Block is a closed hierarchy."),
    };

    private static IEnumerable<CardElement> Fact(FactLine line) => [.. CardText.Label(line.Label), .. CardText.Quoted(line.Value, line.Quote)];

    private static CardElement.ColumnSet Numbered(Step step, int index) =>
        Marked($"{index + 1}.", [.. CardText.Bold(step.Title), .. step.Details.SelectMany(CardText.Close)], spacing: "Medium");

    private static CardElement.ColumnSet Marked(string mark, IEnumerable<CardElement> items, string spacing) =>
        new([new CardColumn("auto", [.. CardText.Plain(mark)]), new CardColumn("stretch", [.. items])]) { Spacing = spacing };
}
