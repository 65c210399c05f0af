using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coach.Core.Conversations;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Facts;

namespace Coach.Bot.Bench.Understanding;

/// <summary>Prints precision, recall and F1 for each fact and corpus.</summary>
internal static class UnderstandingReport
{
    public static string Table(string name, ImmutableArray<Labelled> corpus)
    {
        var text = new StringBuilder();
        var situations = corpus.Select(one => one.Situation).Distinct().Count();
        text.Append(CultureInfo.InvariantCulture, $"### {name} ({corpus.Length} messages, {situations} situations)\n\n| fact | precision | recall | F1 | right | wrong | missed |\n|---|---|---|---|---|---|---|\n");
        ImmutableArray<string> labelled = [.. Scoring.Facts.Where(fact => corpus.Any(message => message.Facts.ContainsKey(fact)))];
        foreach (var fact in labelled)
        {
            Row(text, fact, Sum(corpus, [fact]));
        }

        Row(text, "**the five to confirm**", Sum(corpus, Scoring.Confirmed));
        Row(text, "**all facts**", Sum(corpus, labelled));
        return text.Append('\n').ToString();
    }

    public static Tally Sum(ImmutableArray<Labelled> corpus, ImmutableArray<string> facts) =>
        corpus.Aggregate(default(Tally), (all, message) => all + Sum(message, Scoring.Read(message), facts));

    private static Tally Sum(Labelled message, ImmutableArray<ConversationEvent> read, ImmutableArray<string> facts) =>
        facts.Aggregate(default(Tally), (sum, fact) => sum + Scoring.Score(message, fact, Scoring.Of(read, fact)));

    /// <summary>Each pattern that was found, its words, and whether the label says the same; for tuning on the seen side.</summary>
    public static string Patterns(ImmutableArray<Labelled> corpus)
    {
        var text = new StringBuilder();
        foreach (var message in corpus)
        {
            var heard = Heard.In(message.Text, new ReadingContext(message.Id, message.Now, message.Locale, Scoring.Cues));
            foreach (var hit in Scoring.Facts.SelectMany(fact => heard.Of(fact)).DistinctBy(hit => hit.Pattern))
            {
                var label = message.Of(hit.Cue.Fact);
                var kind = label.Right.Contains(hit.Cue.Value) ? "right" : label.Optional.Contains(hit.Cue.Value) ? "optional" : "wrong";
                text.Append(CultureInfo.InvariantCulture, $"{kind}\t{hit.Cue.Id}\t{heard.Message.Quote(0, hit.From, hit.To).Quote}\t{string.Join('|', label.Right)}\t{hit.Pattern.Text}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Each message that was read wrongly or not fully, for tuning on the seen side.</summary>
    public static string Errors(ImmutableArray<Labelled> corpus, string fact)
    {
        var text = new StringBuilder();
        foreach (var message in corpus)
        {
            var events = Scoring.Read(message);
            var read = Scoring.Of(events, fact);
            var tally = Scoring.Score(message, fact, read);
            if (tally.Wrong + tally.Missed > 0)
            {
                var label = message.Of(fact);
                text.Append(CultureInfo.InvariantCulture, $"{(tally.Wrong > 0 ? "WRONG " : "MISSED")} {message.Id} want [{string.Join('|', label.Right)}] opt [{string.Join('|', label.Optional)}] read [{string.Join('|', read)}] {string.Join(" ; ", events.Where(one => Scoring.Says(one, fact)))}\n    {message.Text}\n");
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string fact, Tally tally) =>
        text.Append(CultureInfo.InvariantCulture, $"| {fact} | {tally.Precision:0.00} | {tally.Recall:0.00} | {tally.F1:0.00} | {tally.Right} | {tally.Wrong} | {tally.Missed} |\n");
}
