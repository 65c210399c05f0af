using System.Collections.Immutable;
using Coach.Core.Conversations;
using static Coach.Slack.BlockKitLimits;

namespace Coach.Slack;

/// <summary>A reply as Slack messages that say the same as its plain text: one, unless Slack's limits ask for more.</summary>
public static class BlockKitRenderer
{
    public static ImmutableArray<SlackMessage> Render(Reply reply)
    {
        var messages = Divided([.. reply.Body.SelectMany(BlocksOf), .. BlockKitForm.InFull(reply)], BlockKitForm.Render(reply));
        var whole = Mrkdwn.Escape(PlainText.Of(reply));
        return [.. messages.Select(blocks => Checked(new SlackMessage(messages.Count == 1 && whole.Length <= MessageText ? whole : TextOf(blocks), [.. blocks])))];
    }

    /// <summary>Blocks that are no reply, as few messages as hold them; the text of each says all that it shows.</summary>
    internal static ImmutableArray<SlackMessage> Messages(ImmutableArray<SlackBlock> blocks) => [.. Divided(blocks, form: []).Select(part => Checked(new SlackMessage(TextOf(part), [.. part])))];

    private static IEnumerable<SlackBlock> BlocksOf(Block block) => block switch
    {
        Block.Heading { Text.Length: > 0 and <= HeaderText } heading => [new SlackBlock.Header(new SlackText.Plain(heading.Text))],
        Block.Heading heading => Sections([new(string.Empty, heading.Text)]),
        Block.Paragraph paragraph => Sections([new(string.Empty, paragraph.Text)]),
        Block.Facts facts => facts.Lines.SelectMany(FactBlocks),
        Block.Bullets bullets => Sections(bullets.Items.Select(item => new MarkedLine("• ", item))),
        Block.Steps steps => Sections(steps.Items.SelectMany(StepLines)),
        _ => throw new InvalidOperationException("Block is a closed hierarchy."),
    };

    internal static IEnumerable<SlackBlock> Sections(IEnumerable<MarkedLine> lines) =>
        Mrkdwn.Packed(lines, SectionText).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new SlackBlock.Section(new SlackText.Marked(text)));

    internal static IEnumerable<SlackBlock> FactBlocks(FactLine line) =>
        [.. Sections([new(Mrkdwn.Bold(line.Label + ":") + " ", line.Value)]), .. Quoted(line.Quote)];

    private static IEnumerable<SlackBlock> Quoted(string? quote) =>
        string.IsNullOrEmpty(quote) ? [] : Mrkdwn.Pieces($"“{quote}”", ContextText).Select(piece => new SlackBlock.Context([new SlackText.Marked(Mrkdwn.Escape(piece))]));

    private static IEnumerable<MarkedLine> StepLines(Step step, int index) =>
        [Title($"{index + 1}. {step.Title}"), .. step.Details.Select(detail => new MarkedLine("• ", detail))];

    private static MarkedLine Title(string title) => title.Length <= HeaderText ? new(Mrkdwn.Bold(title), string.Empty) : new(string.Empty, title);

    /// <summary>The form with its buttons stays together, because a button sends the inputs of its own message only.</summary>
    private static List<List<SlackBlock>> Divided(ImmutableArray<SlackBlock> body, ImmutableArray<SlackBlock> form)
    {
        List<List<SlackBlock>> messages = [];
        foreach (var group in body.Select(block => ImmutableArray.Create(block)).Append(form).Where(group => group.Length > 0))
        {
            if (messages.Count == 0 || !Fits([.. messages[^1], .. group]))
            {
                messages.Add([]);
            }

            messages[^1].AddRange(group);
        }

        return messages;
    }

    private static bool Fits(IReadOnlyList<SlackBlock> blocks) => blocks.Count <= Blocks && TextOf(blocks).Length <= MessageText;

    private static string TextOf(IEnumerable<SlackBlock> blocks) => string.Join('\n', blocks.Select(TextOf));

    private static string TextOf(SlackBlock block) => block switch
    {
        SlackBlock.Header header => Mrkdwn.Escape(header.Text.Text),
        SlackBlock.Section section => section.Text.Text,
        SlackBlock.Context context => string.Concat(context.Elements.Select(text => text.Text)),
        SlackBlock.Actions actions => string.Join(' ', actions.Elements.OfType<SlackElement.Button>().Select(button => $"[{Mrkdwn.Escape(button.Text.Text)}]")),
        SlackBlock.Input input => Mrkdwn.Escape(input.Label.Text),
        _ => throw new InvalidOperationException("SlackBlock is a closed hierarchy."),
    };
}
