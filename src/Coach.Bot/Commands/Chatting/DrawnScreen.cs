using System.Collections.Immutable;
using Coach.Core.Conversations;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coach.Bot.Commands.Chatting;

/// <summary>The conversation drawn with colours, frames and tables, as far as the terminal can.</summary>
internal sealed class DrawnScreen(IAnsiConsole console) : IScreen
{
    private const int Widest = 100;
    private const int Frame = 4;
    private const string Gap = "   ";
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Chosen = new(Color.Teal);

    private int Width => Math.Min(console.Profile.Width, Widest);

    public void Show(Reply reply, Numbers numbers)
    {
        var parts = new List<IRenderable>();
        foreach (var block in reply.Body)
        {
            parts.Add(Drawn(block));
        }

        foreach (var (label, options) in numbers.Options)
        {
            parts.Add(Listed(label, options));
        }

        if (numbers.Buttons.Length > 0)
        {
            parts.Add(Buttons(numbers.Buttons));
        }

        console.Write(Framed(reply.Kind, Spaced(parts)));
        console.WriteLine();
    }

    public void Echo(string done) => console.Write(new Text($"> {Screens.Clean(done)}\n\n", Chosen));

    public void Note(string text) => console.Write(new Text($"{text}\n\n", Quiet));

    public void Prompt() => console.Write(new Text("> ", Chosen));

    private Panel Framed(ReplyKind kind, IRenderable body) => new(body)
    {
        Header = new(kind == ReplyKind.Result ? " Recommendation " : " Coach "),
        Border = kind == ReplyKind.Result ? BoxBorder.Double : BoxBorder.Rounded,
        BorderStyle = kind == ReplyKind.Result ? Chosen : Quiet,
        Padding = new(1, 0),
        Width = Width,
    };

    private static Rows Spaced(List<IRenderable> parts) =>
        new(parts.SelectMany((part, index) => index == 0 ? (IEnumerable<IRenderable>)[part] : [Text.Empty, part]));

    private static IRenderable Drawn(Block block) => block switch
    {
        Block.Heading heading => Line(heading.Text, Strong),
        Block.Paragraph paragraph => Line(paragraph.Text),
        Block.Facts facts => Facts(facts.Lines),
        Block.Bullets bullets => Hanging(bullets.Items.Select(item => ("-", (IRenderable)Line(item)))),
        Block.Steps steps => Hanging(steps.Items.Select((step, index) => ($"{index + 1}.", (IRenderable)Step(step)))),
        _ => throw new InvalidOperationException("Block is a closed hierarchy."),
    };

    private static Table Facts(ImmutableArray<FactLine> lines)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false }.AddColumns("", "");
        table.Columns[0].NoWrap();
        foreach (var line in lines)
        {
            var value = new Paragraph(Screens.Clean(line.Value));
            table.AddRow(Line(line.Label, Quiet), line.Quote is { } quote ? value.Append($"  \"{Screens.Clean(quote)}\"", Quiet) : value);
        }

        return table;
    }

    private static Rows Step(Step step) => new Rows([Line(step.Title, Strong), .. step.Details.Select(detail => Line(detail))]);

    private static Grid Hanging(IEnumerable<(string Mark, IRenderable Item)> items)
    {
        var grid = new Grid().AddColumn(new() { NoWrap = true, Padding = new(0, 0, 1, 0) }).AddColumn(new() { Padding = new(0, 0) });
        foreach (var (mark, item) in items)
        {
            grid.AddRow(Line(mark, Chosen), item);
        }

        return grid;
    }

    private static Rows Listed(string label, ImmutableArray<Numbered> options) =>
        new([Line(label, Strong), .. options.Select(option => Line("  " + Screens.Label(option)))]);

    /// <summary>As many in a line as fit, none of them broken.</summary>
    private Rows Buttons(ImmutableArray<Numbered> buttons)
    {
        var lines = new List<string>();
        foreach (var label in buttons.Select(Screens.Label))
        {
            if (lines is [.., var last] && last.Length + Gap.Length + label.Length <= Width - Frame)
            {
                lines[^1] = last + Gap + label;
            }
            else
            {
                lines.Add(label);
            }
        }

        return new(lines.Select(line => Line(line, Chosen)));
    }

    private static Text Line(string text, Style? style = null) => new(Screens.Clean(text), style ?? Style.Plain);
}
