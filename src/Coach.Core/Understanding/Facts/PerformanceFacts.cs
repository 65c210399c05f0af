using Coach.Core.Conversations;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Text;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>The person's own words for what people do badly or must do, and for how it shows in numbers.</summary>
internal static class PerformanceFacts
{
    private const int MostWords = 7;

    private static readonly string[] Order = ["perf.must", "perf.fail", "perf.topic"];

    public static PerformanceNamed? Performance(Heard heard)
    {
        foreach (var hit in heard.Of("performance").OrderBy(hit => Array.IndexOf(Order, hit.Cue.Id)).ThenBy(hit => hit.From).ThenByDescending(hit => hit.To))
        {
            if (Following(heard, hit) is var (from, to))
            {
                var evidence = heard.Because(EvidenceSource.Stated, (from, to), hit.Cue.Id);
                return new(evidence.Quote, evidence);
            }
        }

        return null;
    }

    public static MeasureNamed? Measure(Heard heard)
    {
        var hits = heard.Of("measure");
        if (hits.IsEmpty)
        {
            return null;
        }

        var hit = hits.MinBy(one => (one.From, -one.To));
        var evidence = heard.Because(EvidenceSource.Stated, hit);
        return new(evidence.Quote, evidence);
    }

    /// <summary>The words after a cue, up to the end of their clause or to a word that begins another thought.</summary>
    private static (int From, int To)? Following(Heard heard, CueHit hit)
    {
        var message = heard.Message;
        var to = hit.To;
        while (to < message.Tokens.Length && to - hit.To < MostWords && message.Tokens[to].Clause == message.Tokens[hit.To - 1].Clause && !Ends(message, to))
        {
            to++;
        }

        return to > hit.To && (to - hit.To > 1 || message.Word(hit.To).Length > 6) ? (hit.To, to) : null;
    }

    private static bool Ends(MessageText message, int at) => message.Word(at) is "so" or "when" or "before" or "after" or "until" or "which" or "while" or "if" or "every" or "since" or "by" or "as" or "unless" or "without"
        || (message.Word(at) == "and" && message.Word(at + 1) is "they" or "the" or "it" or "we" or "i" or "nobody" or "is");
}
