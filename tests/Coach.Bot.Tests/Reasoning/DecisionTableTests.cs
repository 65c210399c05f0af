using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

/// <summary>The published decisions, row by row.</summary>
public class DecisionTableTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Reasoning", "decisions.csv"));

    [Fact]
    public void All_5832_rows_come_out_as_published()
    {
        var rows = Lines.Skip(1).ToList();
        Assert.Equal(5832, rows.Count);
        Assert.Equal(rows, rows.Select(Decided), StringComparer.Ordinal);
    }

    [Fact]
    public void The_rows_are_all_the_combinations_there_are() =>
        Assert.Equal(FactSets.All.ToHashSet(), Lines.Skip(1).Select(line => Facts(line.Split(','))).ToHashSet());

    private static string Decided(string line)
    {
        var cells = line.Split(',');
        var result = FactSets.Decide(FactSets.Case(Facts(cells)));
        return string.Join(
            ',',
            [
                .. cells[..8],
                string.Join(" > ", result.Certain.Select(Word.Of)),
                string.Join(' ', Word.Parts(result.Open).Select(Word.Of).Order(StringComparer.Ordinal)),
                result.Ask is { } ask ? Word.Of(ask) : "",
                result.Role is { } role ? Word.Of(role) : "",
                string.Join(' ', result.Warnings.Select(Word.Of)),
            ]);
    }

    private static DecidingFacts Facts(string[] cells) => new()
    {
        Skill = Word.Parse<Skill>(cells[0]),
        Barrier = Word.Parse<Barrier>(cells[1]),
        Judgment = Word.Parse<Judgment>(cells[2]),
        Available = Word.Parse<Availability>(cells[3]),
        Time = Word.Parse<TimeLeft>(cells[4]),
        Stakes = Word.Parse<Stakes>(cells[5]),
        Frequency = Word.Parse<Frequency>(cells[6]),
        Ai = Word.Parse<Ai>(cells[7]),
    };
}
