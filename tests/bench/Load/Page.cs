using System.Globalization;

namespace Coach.Bot.Load;

/// <summary>Keeps the figures of a page true; the words before the mark are written by hand.</summary>
internal static class Page
{
    private const string Mark = "<!-- figures: made by tests/bench/run page -->";

    public static void Write(string page, string report, string chart, string date)
    {
        var words = File.ReadAllText(page).Split(Mark)[0];
        File.WriteAllText(page, $"{words}{Mark}\n\n{date}, {Machine()}.\n\n![64 conversations at a time](images/benchmark.svg)\n\n{report.TrimEnd('\n')}\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(page)!, "images", "benchmark.svg"), chart);
    }

    private static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores of {processor}, {memory:0} GB, .NET {Environment.Version}, Linux");
    }
}
