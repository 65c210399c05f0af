using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export.Formats;

/// <summary>A case to read in a browser, without scripts and without anything loaded.</summary>
internal static class HtmlPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:50rem;margin:auto;padding:1rem;overflow-wrap:anywhere}
        article{border:1px solid #7b8683;border-radius:12px;padding:.6rem 1rem;margin:.8rem 0}article p{white-space:pre-wrap;margin:.4rem 0 0;unicode-bidi:isolate}
        .coach{margin-inline-end:3rem}.person{margin-inline-start:3rem}time,.type{font-size:.85rem}.files{font-size:.85rem}.gone p{text-decoration:line-through}dt{font-weight:600}dd{margin:0 0 .4rem}
        @media print{article{break-inside:avoid}}
        """;

    public static string Of(ExportedCase one)
    {
        var report = CaseReport.Of(one.State);
        var gone = one.Lines.Where(line => line.Type is LineType.Edit or LineType.Delete).Select(line => line.ReplyTo).ToHashSet(StringComparer.Ordinal);
        var page = new StringBuilder(
            $"""
             <!doctype html>
             <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
             <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Case {Text(one.Id)}</title>
             <style>{Style}</style></head><body><main>
             <h1>Case {Text(one.Id)}</h1><p>Opened {Text(MessagesTable.Time(one.Opened))} in {Text(one.Channel)}.</p>
             <h2>What is known</h2>{Facts(report.Facts)}
             """);
        if (!report.Decision.IsEmpty)
        {
            page.Append("<h2>Recommendation</h2>").AppendJoin('\n', report.Decision.Select(Part));
            page.Append($"<p>Rules {Text(report.RulesVersion!)}: {Text(string.Join(", ", report.Rules))}</p>");
        }

        page.Append("<h2>Conversation</h2>").AppendJoin('\n', one.Lines.Select(line => Line(line, gone.Contains(line.Id))));
        return page.Append("</main></body></html>\n").ToString();
    }

    private static string Line(ExportedLine line, bool isGone) =>
        $"""
         <article class="{Word.Of(line.Author.Kind)}{(isGone ? " gone" : "")}" id="{Text(line.Id)}"><strong>{Text(line.Author.Name ?? line.Author.Alias)}</strong> <span class="type">{Text(TypeOf(line))}{(isGone ? ", later changed or taken back" : "")}</span>
         <time datetime="{line.At.UtcDateTime:O}">{Text(MessagesTable.Time(line.At))} {Text(line.Offset ?? "")}</time><p dir="auto">{Text(line.Text)}</p>{Files(line)}</article>
         """;

    private static string Files(ExportedLine line) => line.Attachments.IsEmpty ? "" : $"<p class=\"files\" dir=\"auto\">{Text(AttachedFile.Line(line.Attachments))}</p>";

    private static string TypeOf(ExportedLine line) => line.Type switch
    {
        LineType.Edit => $"changed {line.ReplyTo} to",
        LineType.Delete => $"took back {line.ReplyTo}",
        LineType.Message or LineType.Answer or LineType.Decision or LineType.Followup or LineType.System => Word.Of(line.Type),
    };

    private static string Facts(IEnumerable<FactLine> lines) =>
        $"<dl>{string.Concat(lines.Select(line => $"<dt>{Text(line.Label)}</dt><dd dir=\"auto\">{Text(line.Value)}{(line.Quote is { } quote ? $" <q>{Text(quote)}</q>" : "")}</dd>"))}</dl>";

    private static string Part(Block block) => block switch
    {
        Block.Heading heading => $"<h3>{Text(heading.Text)}</h3>",
        Block.Paragraph paragraph => $"<p dir=\"auto\">{Text(paragraph.Text)}</p>",
        Block.Facts facts => Facts(facts.Lines),
        Block.Bullets bullets => $"<ul>{string.Concat(bullets.Items.Select(item => $"<li>{Text(item)}</li>"))}</ul>",
        Block.Steps steps => $"<ol>{string.Concat(steps.Items.Select(step => $"<li>{Text(step.Title)}<ul>{string.Concat(step.Details.Select(detail => $"<li>{Text(detail)}</li>"))}</ul></li>"))}</ol>",
        _ => throw new InvalidOperationException("Block is a closed hierarchy."),
    };

    private static string Text(string text) => Encoder.Encode(text);
}
