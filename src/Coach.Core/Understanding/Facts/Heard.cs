using System.Collections.Frozen;
using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Dates;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Facts;

/// <summary>A message with the cues that stand in it; what is negated is left out.</summary>
internal sealed class Heard
{
    private const int NegationReach = 4;
    private const int MostHits = 64;
    private const int LongestQuote = 100;
    private const int MostPeriods = 16;
    private const string Part = "part";

    private readonly ReadingContext context;
    private readonly FrozenDictionary<string, ImmutableArray<CueHit>> byFact;
    private readonly Lazy<ImmutableArray<Period>> periods;

    private Heard(ReadingContext context, MessageText message, ImmutableArray<CueHit> hits)
    {
        this.context = context;
        Message = message;
        byFact = hits.Where(hit => hit.Cue.Scope == "fixed" || !IsNegated(hit.From))
            .GroupBy(hit => hit.Cue.Fact == Part ? hit.Cue.Value : hit.Cue.Fact, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => Outermost([.. group.Take(MostHits)]), StringComparer.Ordinal);
        periods = new(() => [.. DateGrammar.All(message, context.Today, context.Locale).Take(MostPeriods)]);
    }

    public MessageText Message { get; }

    public DateOnly Today => context.Today;

    public string? Locale => context.Locale;

    public static Heard In(string text, ReadingContext context)
    {
        var message = MessageText.Of(text, context.Cues.Spelling);
        return new(context, message, CueMatcher.All(context.Cues, message));
    }

    /// <summary>The cues of a fact; one that lies inside another of the same fact but says something else is part of that one's words.</summary>
    public ImmutableArray<CueHit> Of(string fact) => byFact.GetValueOrDefault(fact, []);

    /// <summary>The dates and periods that it names.</summary>
    public ImmutableArray<Period> Periods => periods.Value;

    public Evidence Because(EvidenceSource source, CueHit hit) => Because(source, (hit.From, hit.To), hit.Cue.Id);

    public Evidence Because(EvidenceSource source, (int From, int To) tokens, string cue)
    {
        var quote = Message.Quote(cue, tokens.From, tokens.To);
        return new(source, context.MessageId, quote.Quote, quote.Offset, cue);
    }

    /// <summary>The words of several cues as one quote, from the first to the last; that of the first alone where they stand far apart.</summary>
    public Evidence Because(ImmutableArray<CueHit> hits)
    {
        var cues = string.Join(' ', hits.Select(hit => hit.Cue.Id).Distinct(StringComparer.Ordinal));
        var all = Because(EvidenceSource.Proposed, (hits.Min(hit => hit.From), hits.Max(hit => hit.To)), cues);
        return all.Quote.Length <= LongestQuote ? all : Because(EvidenceSource.Proposed, hits.MinBy(hit => hit.From)) with { Cue = cues };
    }

    public static T? Value<T>(CueHit hit)
        where T : struct, Enum => Word.Parse<T>(hit.Cue.Value);

    /// <summary>Whether a negation stands shortly before a place, in the same clause.</summary>
    public bool IsNegated(int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - NegationReach && Message.Tokens[before].Clause == Message.Tokens[at].Clause; before--)
        {
            if (IsNegator(Message.Word(before)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two places are in one sentence.</summary>
    public bool IsSameSentence(int one, int other) => Message.Tokens[one].Sentence == Message.Tokens[other].Sentence;

    public static bool IsNegator(string word) => word is "not" or "no" or "never" or "without" or "nobody" or "none" or "neither" or "nor" or "nothing" || word.EndsWith("n't", StringComparison.Ordinal);

    private static ImmutableArray<CueHit> Outermost(ImmutableArray<CueHit> all) =>
        [.. all.Where(hit => !all.Any(other => other.Cue.Value != hit.Cue.Value && other.Covers(hit)))];
}
