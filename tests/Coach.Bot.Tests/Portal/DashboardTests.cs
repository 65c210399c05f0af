using Coach.Bot.Portal;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;

namespace Coach.Bot.Tests.Portal;

/// <summary>What is counted, and what is too few to be shown.</summary>
public class DashboardTests
{
    private static readonly CaseSummary Undecided = new() { Conversation = "c", Number = 1, Length = 1, Noted = default, Started = new(2026, 11, 22, 23, 0, 0, TimeSpan.Zero), StandsAt = QuestionId.Level };

    private static readonly CaseSummary Decided = Undecided with
    {
        Started = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        StandsAt = null,
        Outcome = [Classes.Elsewhere, Classes.Build],
        Asked = Modalities.Course,
        Verdict = Verdict.InPart,
        BarrierKinds = BarrierKinds.Tools | BarrierKinds.Feedback,
        Plan = ["no-such-intervention"],
        SecondsToDecision = 200,
    };

    [Fact]
    public void Groups_of_five_are_counted_and_smaller_ones_are_hidden()
    {
        var figures = Dashboard.Of([.. Enumerable.Repeat(Undecided, 4), .. Enumerable.Repeat(Decided, 5)]);

        Assert.Equal([new("2026-11-16", null, 9), new("2026-11-23", 5, 9)], figures.Single(figure => figure.Id == "weeks").Rows);
        Assert.Equal([new FigureRow("ELSEWHERE, then BUILD", 5, 5)], figures.Single(figure => figure.Id == "outcomes").Rows);
        Assert.Equal([new FigureRow("level", null, 4)], figures.Single(figure => figure.Id == "drops").Rows);
        Assert.Equal("up to 5 minutes", Assert.Single(figures.Single(figure => figure.Id == "waits").Rows).Label);
        Assert.Equal(("fewer than 5", ""), (figures[0].Rows[0].Shown, figures[0].Rows[0].Share));
    }

    [Fact]
    public void Nothing_yet_is_nothing_to_count() => Assert.All(Dashboard.Of([]), figure => Assert.Empty(figure.Rows));

    [Fact]
    public void The_hidden_count_is_nowhere() => Assert.DoesNotContain(Dashboard.Of([Decided, Undecided]).SelectMany(figure => figure.Rows), row => row.Cases is not null || row.Shown.Contains('1', StringComparison.Ordinal));
}
