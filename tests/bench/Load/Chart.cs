using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coach.Bot.Load.Measures;

namespace Coach.Bot.Load;

/// <summary>Bars for each bot at 64 conversations: throughput, tail, CPU and memory, each to its own scale.</summary>
internal static class Chart
{
    private const int Row = 22, Label = 150, Widest = 420, Panel = 34;

    public static string Of(ImmutableArray<Figures> all)
    {
        ImmutableArray<(string Title, Func<LoadFigures, double> Value)> panels =
        [
            ("Turns a second (more is better)", load => load.TurnsPerSecond),
            ("p99, ms (less is better)", load => load.P99),
            ("CPU seconds for 1,000 turns (less is better)", load => load.Cpu),
            ("Peak memory, MB (less is better)", load => load.Peak),
        ];
        var height = panels.Length * (Panel + (all.Length * Row)) + 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n<title>64 conversations at a time</title>\n<rect width=\"660\" height=\"{height}\" fill=\"#fff\"/>\n");
        var y = 0;
        foreach (var (title, value) in panels)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"10\" y=\"{y + 24}\" font-weight=\"bold\">{title}</text>\n");
            y += Panel;
            y = Bars(svg, all, value, y);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int Bars(StringBuilder svg, ImmutableArray<Figures> all, Func<LoadFigures, double> value, int y)
    {
        var most = all.Max(one => value(one.Load[^1]));
        foreach (var one in all)
        {
            var figure = value(one.Load[^1]);
            var (width, colour) = (figure / most * Widest, one.Name.StartsWith(Roster.Ours, StringComparison.Ordinal) ? "#0f766e" : "#94a3b8");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Label - 8}\" y=\"{y + 14}\" text-anchor=\"end\">{one.Name}</text><rect x=\"{Label}\" y=\"{y + 3}\" width=\"{width:0.0}\" height=\"14\" fill=\"{colour}\"/><text x=\"{Label + width + 6:0.0}\" y=\"{y + 14}\">{figure:0.##}</text>\n");
            y += Row;
        }

        return y;
    }
}
