namespace Coach.Bot.Bench.Understanding;

/// <summary>Keeps the figures of docs/understanding.md true; the words before the mark are written by hand.</summary>
internal static class UnderstandingPage
{
    private const string Mark = "<!-- figures: made by `dotnet run -c Release --project tests/bench -- understanding` -->";

    public static void Write(string page, IReadOnlyList<string> corpora)
    {
        var words = File.ReadAllText(page).Split(Mark)[0];
        var figures = Figures(corpora);
        File.WriteAllText(page, $"{words}{Mark}\n\n{figures.TrimEnd('\n')}\n");
        Console.Write(figures);
    }

    public static string Figures(IReadOnlyList<string> corpora) =>
        string.Concat(corpora.Select(file => UnderstandingReport.Table(Path.GetFileName(file), Labelled.ReadAll(file))));
}
