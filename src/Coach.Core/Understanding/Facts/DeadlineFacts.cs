using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Dates;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>By when it must be there: a date that something leads up to, or the words for "at once" and "it has begun".</summary>
internal static class DeadlineFacts
{
    private const int LongestAhead = 240;

    public static (DeadlineNamed? Deadline, AmbiguousDate? Ambiguous) Read(Heard heard)
    {
        var started = Words(heard, "started");
        if (Begun(heard) is { } begun)
        {
            return (new(Deadline.Started, heard.Because(EvidenceSource.Stated, (begun.From, begun.Period.To), "deadline.past_date")), null);
        }

        var due = Candidates(heard, started).OrderByDescending(one => one.Score).Select(one => one.Due).FirstOrDefault();
        if (due is not null)
        {
            return Dated(heard, due);
        }

        var (word, deadline) = !started.IsEmpty ? (started, Deadline.Started) : (Words(heard, "asap"), Deadline.Asap);
        if (!word.IsEmpty)
        {
            return (new(deadline, heard.Because(EvidenceSource.Stated, word[0])), null);
        }

        var none = Words(heard, "none");
        return (none.IsEmpty ? null : new(Deadline.None, heard.Because(EvidenceSource.Stated, none[0])), null);
    }

    /// <summary>"We moved on 1 October", told in November: the date is the one that has been.</summary>
    private static DueDay? Begun(Heard heard) => heard.Periods
        .Where(period => period is { IsNamed: true, IsDay: true } && period.First > heard.Today.AddDays(LongestAhead) && period.First.Year > heard.Today.Year && IsTold(heard, period) && !heard.Message.Tokens[period.From..period.To].Any(token => DateNames.Year(token.Word) is not null))
        .Select(period => DueDay.Of(heard.Message, period))
        .FirstOrDefault();

    private static (DeadlineNamed?, AmbiguousDate?) Dated(Heard heard, DueDay due)
    {
        var evidence = heard.Because(EvidenceSource.Stated, (due.From, due.Period.To), "deadline.date");
        var quote = heard.Message.Quote(0, due.Period.From, due.Period.To);
        var ambiguous = due.Period.Other is { } other ? new AmbiguousDate(due.Day, other, quote.Quote, quote.Offset) : null;
        return (ambiguous is not null && heard.Locale is null ? null : new(new Deadline.On(due.Day), evidence), ambiguous);
    }

    private static IEnumerable<(DueDay Due, int Score)> Candidates(Heard heard, ImmutableArray<CueHit> started)
    {
        foreach (var period in heard.Periods)
        {
            var due = DueDay.Of(heard.Message, period);
            var hasBegun = started.Any(hit => heard.IsSameSentence(hit.From, period.From));
            if (!hasBegun && due.Day >= heard.Today && !IsPast(heard, due) && (due.Lead == 2 || period.IsNamed || !IsTold(heard, period)))
            {
                var isLedUpTo = heard.Of("due").Any(hit => IsSameClause(heard, hit.From, period.From) || (due.Lead == 2 && heard.IsSameSentence(hit.From, period.From)));
                var score = (2 * due.Lead) + (isLedUpTo ? 1 : 0) + (period.IsDay ? 1 : 0) + (period.IsNamed ? 1 : 0);
                if (score >= 2 && (isLedUpTo || due.Lead == 2 || period.IsNamed || heard.Message.Word(period.From) is "next" or "tomorrow"))
                {
                    yield return (due, score);
                }
            }
        }
    }

    private static bool IsSameClause(Heard heard, int one, int other) => heard.Message.Tokens[one].Clause == heard.Message.Tokens[other].Clause;

    /// <summary>Whether the clause tells what was: "in October we had 60".</summary>
    private static bool IsTold(Heard heard, Period period) => heard.Message.Tokens.Any(token =>
        token.Clause == heard.Message.Tokens[period.From].Clause
        && (token.Word is "was" or "were" or "did" or "had" or "went" or "lost" or "ran" or "got" or "came" or "took" || (token.Word.EndsWith("ed", StringComparison.Ordinal) && token.Word is not ("need" or "speed" or "feed" or "indeed" or "trained" or "prepared" or "sorted" or "finished"))));

    /// <summary>"Since March", "every January", "last year", "in October we had 60" look back or are habits.</summary>
    private static bool IsPast(Heard heard, DueDay due)
    {
        var message = heard.Message;
        var lead = due.From - 1;
        var isBefore = lead >= 0 && heard.IsSameSentence(lead, due.From) && message.Word(lead) is "since" or "every" or "each" or "last" or "ago" or "back" or "until" or "a" or "per" or "during" or "from" && message.Word(due.From) is not ("by" or "before");
        var isLed = message.Word(due.Period.From - 1) is "since" or "every" or "each" or "last" or "per" or "until" && message.Word(due.Period.From - 1) != "until";
        return isLed || (isBefore && message.Word(lead) is "since" or "every" or "each" or "per") || heard.Of("past").Any(hit => hit.To <= due.Period.From && hit.To >= due.Period.From - 6 && heard.IsSameSentence(hit.From, due.From));
    }

    private static ImmutableArray<CueHit> Words(Heard heard, string value) => [.. heard.Of("deadline").Where(hit => hit.Cue.Value == value)];
}
