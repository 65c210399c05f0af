using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coach.Bot.Load.Measures;

namespace Coach.Bot.Load;

/// <summary>The figures as tables, and held against what was promised.</summary>
internal static class Report
{
    private const string Heads = "| | turns/s | p50 ms | p95 ms | p99 ms | the 200: p50 | p95 | p99 ms | CPU s / 1,000 turns | peak MB | failed |\n|---|---|---|---|---|---|---|---|---|---|---|\n";

    public static string Of(ImmutableArray<Figures> all)
    {
        var text = new StringBuilder();
        foreach (var concurrent in all[0].Load.Select(load => load.At))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {concurrent} at a time\n\n{Heads}");
            foreach (var one in all)
            {
                Row(text, one.Name, one.Load.First(load => load.At == concurrent));
            }

            text.Append('\n');
        }

        text.Append("### Costs and faults\n\n| | storage transactions a turn | later turns | cold start ms | of two at once, one lost | the same twice, acted on twice | answered turn forgotten by kill -9 | reply after a 5 s outage, ms |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var one in all)
        {
            Row(text, one);
        }

        return text.Append("\n### Promised and measured\n\n").Append(Promises.Table(all)).ToString();
    }

    private static void Row(StringBuilder text, string name, LoadFigures load) => text.Append(
        CultureInfo.InvariantCulture,
        $"| {name} | {load.TurnsPerSecond:0} | {load.P50:0.0} | {load.P95:0.0} | {load.P99:0.0} | {load.Acknowledged.P50:0.0} | {load.Acknowledged.P95:0.0} | {load.Acknowledged.P99:0.0} | {load.Cpu:0.00} | {load.Peak:0} | {load.Failed} |\n");

    private static void Row(StringBuilder text, Figures one) => text.Append(
        CultureInfo.InvariantCulture,
        $"| {one.Name} | {one.Transactions?.Whole:0.00} | {one.Transactions?.Warm:0.00} | {one.ColdStart:0} | {Of(one.Races)} | {Of(one.Duplicates)} | {Of(one.Crashes)} | {(one.Outage is { } outage ? string.Create(CultureInfo.InvariantCulture, $"{outage.Late:0} (status {outage.Statuses})") : "")} |\n");

    private static string Of((int Bad, int Of)? tries) => tries is { } known ? $"{known.Bad} of {known.Of}" : "";
}
