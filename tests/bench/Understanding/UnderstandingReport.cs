using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Bot.Bench.Understanding;

/// <summary>Prints precision, recall and F1 for each fact and corpus.</summary>
internal static class UnderstandingReport
{
    public static string Table(string name, ImmutableArray<Labelled> corpus)
    {
        var text = new StringBuilder();
        var situations = corpus.Select(one => one.Situation).Distinct().Count();
        text.Append(CultureInfo.InvariantCulture, $"### {name} ({corpus.Length} messages, {situations} situations)\n\n| fact | precision | recall | F1 | right | wrong | missed |\n|---|---|---|---|---|---|---|\n");
        foreach (var fact in Scoring.Facts)
        {
            Row(text, fact, Sum(corpus, [fact]));
        }

        Row(text, "**the five to confirm**", Sum(corpus, Scoring.Confirmed));
        Row(text, "**all facts**", Sum(corpus, Scoring.Facts));
        return text.Append('\n').ToString();
    }

    public static Tally Sum(ImmutableArray<Labelled> corpus, ImmutableArray<string> facts) =>
        corpus.Aggregate(default(Tally), (all, message) => facts.Aggregate(all, (sum, fact) => sum + Scoring.Score(message, fact, Scoring.Read(message, fact))));

    /// <summary>Each message that was read wrongly or not fully, for tuning on the seen side.</summary>
    public static string Errors(ImmutableArray<Labelled> corpus, string fact)
    {
        var text = new StringBuilder();
        foreach (var message in corpus)
        {
            var read = Scoring.Read(message, fact);
            var tally = Scoring.Score(message, fact, read);
            if (tally.Wrong + tally.Missed > 0)
            {
                var label = message.Of(fact);
                var events = MessageReader.Read(message.Text, new ReadingContext(message.Id, message.Now, message.Locale, CueBook.Shipped));
                text.Append(CultureInfo.InvariantCulture, $"{(tally.Wrong > 0 ? "WRONG " : "MISSED")} {message.Id} want [{string.Join('|', label.Right)}] opt [{string.Join('|', label.Optional)}] read [{string.Join('|', read)}] {string.Join(" ; ", events.Where(one => Scoring.Says(one, fact)))}\n    {message.Text}\n");
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string fact, Tally tally) =>
        text.Append(CultureInfo.InvariantCulture, $"| {fact} | {tally.Precision:0.00} | {tally.Recall:0.00} | {tally.F1:0.00} | {tally.Right} | {tally.Wrong} | {tally.Missed} |\n");
}
