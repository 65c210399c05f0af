using System.Collections.Immutable;
using System.Text;

namespace Coach.Core.Conversations;

/// <summary>A reply as plain text: the reference that every card must say, and its fallback.</summary>
public static class PlainText
{
    public static string Of(Reply reply)
    {
        var text = new StringBuilder();
        foreach (var block in reply.Body)
        {
            Append(text, block);
        }

        AppendOptions(text, reply);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, Block block)
    {
        _ = block switch
        {
            Block.Heading heading => text.Append(heading.Text).Append("\n\n"),
            Block.Paragraph paragraph => text.Append(paragraph.Text).Append("\n\n"),
            Block.Facts facts => text.AppendJoin('\n', facts.Lines.Select(Line)).Append("\n\n"),
            Block.Bullets bullets => text.AppendJoin('\n', bullets.Items.Select(item => "- " + item)).Append("\n\n"),
            Block.Steps steps => text.AppendJoin('\n', steps.Items.Select(Numbered)).Append("\n\n"),
            _ => throw new InvalidOperationException("Block is a closed hierarchy."),
        };
    }

    private static string Line(FactLine line) => line.Quote is { } quote ? $"{line.Label}: {line.Value} (\"{quote}\")" : $"{line.Label}: {line.Value}";

    private static string Numbered(Step step, int index) => string.Join("\n   ", [$"{index + 1}. {step.Title}", .. step.Details]);

    private static void AppendOptions(StringBuilder text, Reply reply)
    {
        var number = 0;
        foreach (var field in reply.Form?.Fields ?? [])
        {
            number = field.Id == Forms.Id(Topic.Available) ? Conversations.Options.Levels.Length : number; // the same number always means the same
            text.Append(field.Label).Append('\n');
            foreach (var option in Options(field))
            {
                text.Append(++number).Append(". ").Append(option.Label).Append('\n');
            }
        }

        if (reply.Choices.Length > 0)
        {
            text.AppendJoin(' ', reply.Choices.Select(choice => $"[{choice.Label}]")).Append('\n');
        }
    }

    private static ImmutableArray<Choice> Options(Field field) => field switch
    {
        Field.OneOf one => one.Options,
        Field.ManyOf many => many.Options,
        _ => [],
    };
}
