using System.Collections.Immutable;
using Coach.Bot.Portal;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;
using CsCheck;

namespace Coach.Bot.Tests.Portal;

/// <summary>What is counted, and that nobody can work out what is too few to be shown.</summary>
public class DashboardTests
{
    private static readonly string[] Exact = ["weeks", "outcomes", "verdicts", "questions", "waits", "drops", "disagreed"];

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

    private static readonly Figure Empty = new("id", "title", "note", "of", []);

    private static Gen<CaseSummary> AnyCase =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).Select(drawn => (drawn.Item2 switch { 0 => Undecided, 1 => Decided, _ => Decided with { Outcome = [] } }) with
        {
            Started = Decided.Started.AddDays(7 * drawn.Item1),
            Asked = drawn.Item3 == 0 ? Modalities.NotAsked : drawn.Item3 == 1 ? Modalities.Course : Modalities.Checklist,
            SecondsToDecision = drawn.Item2 == 1 ? 100 * drawn.Item1 : null,
            IsDisagreed = drawn.Item4,
        });

    [Fact]
    public void Groups_of_five_are_counted_and_what_is_too_few_is_left_out_of_every_figure()
    {
        var counted = Dashboard.Counted([.. Enumerable.Repeat(Undecided, 4), .. Enumerable.Repeat(Decided, 5)]);
        var figures = Dashboard.Of(counted);

        Assert.Equal(5, counted.Length);
        Assert.Equal([new FigureRow("2026-11-23", 5, 5)], Rows(figures, "weeks"));
        Assert.Equal([new FigureRow("ELSEWHERE, then BUILD", 5, 5)], Rows(figures, "outcomes"));
        Assert.Equal([new FigureRow("in part", 5, 5)], Rows(figures, "verdicts"));
        Assert.Equal("at least 5", Assert.Single(Rows(figures, "holds")).Shown);
        Assert.Equal("up to 5 minutes", Assert.Single(Rows(figures, "waits")).Label);
        Assert.Empty(Rows(figures, "drops"));
    }

    [Fact]
    public void What_was_asked_for_and_does_not_hold_is_a_share_of_the_cases_with_a_result()
    {
        var figures = Dashboard.Of([.. Enumerable.Repeat(Decided with { Verdict = Verdict.DoesNotHold }, 12), .. Enumerable.Repeat(Decided with { Verdict = Verdict.Holds }, 6), .. Enumerable.Repeat(Decided with { Asked = Modalities.NotAsked, Verdict = null }, 6)]);

        Assert.Equal([new("does not hold", 12, 24), new("holds", 6, 24), new FigureRow("nothing was asked for", 6, 24)], Rows(figures, "verdicts").OrderBy(row => row.Label, StringComparer.Ordinal));
        Assert.Equal("50 %", Rows(figures, "verdicts")[0].Share);
    }

    [Fact]
    public void A_small_group_stands_with_the_next_larger_ones() =>
        Assert.Equal(
            [new("a", 20, 37), new("all others", 17, 37)],
            Empty.Counting([.. Enumerable.Repeat("a", 20), .. Enumerable.Repeat("b", 7), .. Enumerable.Repeat("c", 7), .. Enumerable.Repeat("d", 3)]).Rows);

    [Fact]
    public void Nothing_yet_is_nothing_to_count() => Assert.All(Dashboard.Of([]), figure => Assert.Empty(figure.Rows));

    /// <summary>
    /// Every way of filling so many groups is shown, and whoever sees it knows all groups, the whole and how this works: a small group must then be able to have
    /// another size. Ways that reach the bound are left out, because what looks the same may lie beyond it.
    /// </summary>
    [Theory]
    [InlineData(2, 40)]
    [InlineData(3, 24)]
    [InlineData(4, 14)]
    public void No_small_group_can_be_worked_out_from_what_is_shown(int groups, int bound)
    {
        var alike = Ways(groups, bound).ToLookup(way => Seen(Empty.Counting(way.SelectMany((count, label) => Enumerable.Repeat($"{label}", count)))) + $" of {way.Sum()}");

        Assert.All(alike.Where(ways => ways.All(way => way.Sum() >= Figure.SmallestGroup && way.Max() < bound)), ways => Assert.All(
            Enumerable.Range(0, groups),
            group => Assert.False(ways.First()[group] is > 0 and < Figure.SmallestGroup && ways.All(way => way[group] == ways.First()[group]), ways.Key)));
    }

    [Fact]
    public void No_difference_of_figures_is_a_small_group() => AnyCase.Array[0, 60].Sample(cases =>
    {
        var counted = Dashboard.Counted(cases);
        var figures = Dashboard.Of(counted);
        var decided = counted.Count(one => !one.Outcome.IsEmpty);
        var standing = counted.Count(one => one.StandsAt is not null);

        Assert.All([counted.Length, decided, standing, counted.Length - decided, counted.Length - decided - standing], whole => Assert.True(whole is 0 or >= Figure.SmallestGroup));
        Assert.All(figures.SelectMany(figure => figure.Rows), row => Assert.True(row.Cases >= Figure.SmallestGroup));
        Assert.All(figures.Where(figure => !Exact.Contains(figure.Id)).SelectMany(figure => figure.Rows), row => Assert.Equal((0, null, ""), (row.Cases % Figure.SmallestGroup, row.Of, row.Share)));
        foreach (var (id, whole) in new[] { ("weeks", counted.Length), ("outcomes", decided), ("verdicts", decided), ("questions", decided), ("waits", decided), ("disagreed", decided), ("drops", standing) })
        {
            Assert.True(Rows(figures, id) is [] || Rows(figures, id).Sum(row => row.Cases) == whole, id);
        }
    });

    private static ImmutableArray<FigureRow> Rows(ImmutableArray<Figure> figures, string id) => figures.Single(figure => figure.Id == id).Rows;

    private static string Seen(Figure figure) => string.Join(", ", figure.Rows.OrderBy(row => row.Label, StringComparer.Ordinal).Select(row => $"{row.Label} {row.Cases}"));

    private static IEnumerable<int[]> Ways(int groups, int bound) =>
        groups == 0 ? [[]] : Ways(groups - 1, bound).SelectMany(way => Enumerable.Range(0, bound + 1).Select(count => (int[])[.. way, count]));
}
