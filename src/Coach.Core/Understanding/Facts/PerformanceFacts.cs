using System.Collections.Frozen;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Text;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>The person's own words for what people do badly or must do, and for how it shows in numbers.</summary>
internal static class PerformanceFacts
{
    private const int MostWords = 6;

    private static readonly string[] Order = ["perf.fail", "perf.must", "perf.topic", "perf.does", "perf.cant"];

    /// <summary>Words that a performance does not begin with: what follows is a state, a wish or a reference.</summary>
    private static readonly FrozenSet<string> NoStart = FrozenSet.ToFrozenSet(
        [
            "be", "is", "are", "was", "were", "been", "have", "has", "had", "need", "needs", "want", "wants", "would", "could", "can", "will", "must", "should", "may", "might", "do", "does", "did",
            "don't", "doesn't", "didn't", "can't", "won't", "isn't", "aren't", "haven't", "hasn't", "know", "knows", "it", "them", "this", "that", "in", "of", "at", "on", "with", "from", "to", "who", "what", "not",
            "learn", "re", "look", "remember", "get", "gets", "got", "say", "says", "think", "thinks", "really", "just", "simply", "all", "always", "never", "only", "also", "each", "every", "for", "per", "a",
            "struggle", "struggles", "forget", "forgets", "keep", "keeps", "fail", "fails", "find", "finds", "lack", "make", "start", "used", "feel", "feels", "see", "told", "tell", "i", "we", "you", "your", "my", "watched", "understaffed", "pop", "like", "understand", "wanted", "still", "across", "lost", "come", "came", "comes", "people", "help", "double", "gone", "left", "been", "by", "and", "or", "as", "off", "out", "than", "too", "very", "so", "already", "now", "then", "there",
        ],
        StringComparer.Ordinal);

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

        return to > hit.To && IsTold(message, hit.To, to) ? (hit.To, to) : null;
    }

    /// <summary>"do it" and "look it up" name nothing.</summary>
    private static bool IsTold(MessageText message, int from, int to) =>
        (to - from > 1 || message.Word(from).Length > 3) && !NoStart.Contains(message.Word(from))
        && !(to - from <= 3 && message.Word(from + 1) is "it" or "them" or "this" or "that" or "so" or "nothing" or "up");

    private static bool Ends(MessageText message, int at) => message.Word(at) is "so" or "when" or "before" or "after" or "until" or "which" or "while" or "if" or "every" or "since" or "by" or "as" or "unless" or "without" or "they" or "there" or "because" or "than"
        || (message.Word(at) == "and" && message.Word(at + 1) is "they" or "the" or "it" or "we" or "i" or "nobody" or "is");
}
