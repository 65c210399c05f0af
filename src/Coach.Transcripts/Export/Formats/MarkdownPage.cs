using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export.Formats;

/// <summary>A case to read as Markdown (CommonMark).</summary>
internal static partial class MarkdownPage
{
    public static string Of(ExportedCase one)
    {
        var report = CaseReport.Of(one.State);
        var page = new StringBuilder($"# Case {one.Id}\n\nOpened {MessagesTable.Time(one.Opened)} in {one.Channel}. {one.Lines.Length} lines.\n\n## What is known\n\n");
        page.AppendJoin('\n', report.Facts.Select(Fact)).Append("\n\n");
        if (!report.Decision.IsEmpty)
        {
            page.Append("## Recommendation\n\n").AppendJoin("\n\n", report.Decision.Select(Part));
            page.Append($"\n\nRules {report.RulesVersion}: {string.Join(", ", report.Rules)}\n\n");
        }

        return page.Append("## Conversation\n\n").AppendJoin("\n\n", one.Lines.Select(Line)).Append('\n').ToString();
    }

    private static string Line(ExportedLine line) =>
        $"### {Plain(line.Author.Name ?? line.Author.Alias)}, {Word.Of(line.Type)}\n\n{MessagesTable.Time(line.At)}{(line.Offset is null ? "" : $" ({line.Offset})")}{About(line)}\n\n> {Plain(line.Text).ReplaceLineEndings("\n> ")}{(line.Attachments.IsEmpty ? "" : $"\n\n{Plain(AttachedFile.Line(line.Attachments))}")}";

    private static string About(ExportedLine line) => line.Type switch
    {
        LineType.Edit => $", now says, in place of {line.ReplyTo}",
        LineType.Delete => $", took back {line.ReplyTo}",
        LineType.Message or LineType.Answer or LineType.Decision or LineType.Followup or LineType.System => "",
    };

    private static string Fact(FactLine line) => $"- **{Plain(line.Label)}:** {Plain(line.Value)}{(line.Quote is { } quote ? $" (\"{Plain(quote)}\")" : "")}";

    private static string Part(Block block) => block switch
    {
        Block.Heading heading => $"### {Plain(heading.Text)}",
        Block.Paragraph paragraph => Plain(paragraph.Text),
        Block.Facts facts => string.Join('\n', facts.Lines.Select(Fact)),
        Block.Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"- {Plain(item)}")),
        Block.Steps steps => string.Join('\n', steps.Items.Select(Step)),
        _ => throw new InvalidOperationException("Block is a closed hierarchy."),
    };

    private static string Step(Step step, int index) => string.Join("\n   - ", ImmutableArray.Create($"{index + 1}. {Plain(step.Title)}").AddRange(step.Details.Select(Plain)));

    /// <summary>So that what people typed is shown and not obeyed.</summary>
    private static string Plain(string text) => Marks().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~!&]|^\s*[-+=](?=\s|$)|^\s*\d+(?=[.)])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marks();
}
