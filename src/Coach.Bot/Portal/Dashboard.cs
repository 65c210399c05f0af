using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;

namespace Coach.Bot.Portal;

/// <summary>
/// What all cases say together. Only counts of groups; nobody is ranked. Figures whose bars are all cases are exact, the others are rough (<see cref="Figure"/>),
/// so that taking one from another shows no small group.
/// </summary>
internal static class Dashboard
{
    private const int DaysInWeek = 7;
    private static readonly (double Seconds, string Label)[] Waits = [(120, "up to 2 minutes"), (300, "up to 5 minutes"), (900, "up to 15 minutes"), (3600, "up to an hour"), (86_400, "up to a day"), (double.MaxValue, "longer")];

    /// <summary>The cases that are counted: all but those with a result, without a clear one, and without any, where these are too few to be seen as the difference of two figures.</summary>
    public static ImmutableArray<CaseSummary> Counted(IEnumerable<CaseSummary> all) =>
        [.. all.GroupBy(one => (IsDecided: !one.Outcome.IsEmpty, IsOpen: one.StandsAt is not null)).Where(group => group.Count() >= Figure.SmallestGroup).SelectMany(group => group)];

    /// <summary>All figures of the dashboard.</summary>
    /// <param name="cases">As <see cref="Counted"/> gives them.</param>
    public static ImmutableArray<Figure> Of(ImmutableArray<CaseSummary> cases)
    {
        var decided = cases.Where(one => !one.Outcome.IsEmpty).ToList();
        var asked = decided.SelectMany(one => Word.Parts(one.Asked).Select(modality => (Modality: Say.Value(modality), Case: one))).ToList();
        return
        [
            New("weeks", "Requests a week", "Cases by the Monday of the week in which they were opened.", "Week").InOrder(cases.Select(one => WeekOf(one.Started)), week => week),
            New("outcomes", "What was recommended", "The classes of the newest result, in their order.", "Recommendation").Counting(decided.Select(OutcomeOf)),
            New("asked", "What was asked for, and what was recommended", "Each form of help that was asked for counts once.", "Asked for").Roughly(asked.Select(one => $"{one.Modality}: {OutcomeOf(one.Case)}")),
            New("verdicts", "Whether what was asked for holds", "Cases with a result: the verdict on what was asked for, where something was.", "Verdict").Counting(decided.Select(VerdictOf)),
            New("holds", "Whether it holds, by what was asked for", "Each form of help that was asked for counts once.", "Asked for").Roughly(asked.Where(one => one.Case.Verdict is not null).Select(one => $"{one.Modality}: {Word.Of(one.Case.Verdict!.Value)}")),
            New("owners", "Who owns the first step outside learning and development, by cause", "A case with several causes counts for each.", "Cause and owner").Roughly(Owners(decided)),
            New("questions", "Questions until a result", "How often the coach asked before the first result.", "Questions").InOrder(decided.Select(one => one.Questions.Values.Sum()), questions => $"{questions}"),
            New("waits", $"Time to a result{Median(decided)}", "From the first message to the first result.", "Time").InOrder(decided.Select(one => WaitOf(one.SecondsToDecision ?? 0)), wait => Waits[wait].Label),
            New("drops", "Where cases without a result stand", "The question that waits for its answer.", "Question").Counting(cases.Select(one => one.StandsAt).OfType<QuestionId>().Select(Word.Of)),
            New("missed", "Which question is answered in a way that the coach can't read", "Cases in which that happened at least once.", "Question").Roughly(cases.SelectMany(one => one.NotUnderstood.Keys)),
            New("disagreed", "Whether people agree", "Cases with a result.", "Opinion").Counting(decided.Select(one => one.IsDisagreed ? "disagreed" : "did not disagree")),
        ];
    }

    private static Figure New(string id, string title, string note, string of) => new(id, title, note, of, []);

    private static string WeekOf(DateTimeOffset at) => at.UtcDateTime.Date.AddDays(-(((int)at.UtcDateTime.DayOfWeek + DaysInWeek - 1) % DaysInWeek)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OutcomeOf(CaseSummary one) => string.Join(", then ", one.Outcome.Select(Word.Of));

    private static string VerdictOf(CaseSummary one) => one.Asked == Modalities.NotAsked || one.Verdict is not { } verdict ? "nothing was asked for" : Word.Of(verdict);

    private static IEnumerable<string> Owners(IEnumerable<CaseSummary> decided) =>
        from one in decided
        where one.OwnerOutsideLearning is not null
        from cause in one.BarrierKinds == BarrierKinds.NotNamed ? ["not named"] : Word.Parts(one.BarrierKinds).Select(kind => Say.Value(kind))
        select $"{cause}: {one.OwnerOutsideLearning}";

    private static int WaitOf(double seconds) => Array.FindIndex(Waits, wait => seconds <= wait.Seconds);

    private static string Median(List<CaseSummary> decided)
    {
        var waits = decided.Select(one => one.SecondsToDecision).OfType<double>().Order().ToList();
        return waits.Count < Figure.SmallestGroup ? "" : string.Create(CultureInfo.InvariantCulture, $" (median {TimeSpan.FromSeconds(waits[waits.Count / 2]):d\\d\\ h\\h\\ m\\m})").Replace("0d 0h ", "", StringComparison.Ordinal).Replace("(median 0d ", "(median ", StringComparison.Ordinal);
    }
}
