using Coach.Core.Conversations;
using Coach.Core.Understanding.Text;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>How many people it is about. Tickets, minutes and dates are no people.</summary>
internal static class PeopleFacts
{
    private const int MostBetween = 3;

    public static PeopleCounted? Read(Heard heard)
    {
        var message = heard.Message;
        var dates = heard.Periods;
        PeopleCounted? best = null;
        for (var at = 0; at < message.Tokens.Length; at++)
        {
            if (Numbers.Read(message, at) is not var (value, length) || value < 2 || (value == 2 && !AreOwn(message, at)) || AreOthers(message, at) || dates.Any(date => at >= date.From && at < date.To))
            {
                continue;
            }

            var (top, end) = RangeEnd(message, at + length, value);
            if (To(heard, at, end) is { } to && (best is null || top > best.People))
            {
                best = new(top, heard.Because(EvidenceSource.Stated, (Start(message, at), to), "people.count"));
            }

            at = end - 1;
        }

        return best;
    }

    /// <summary>Two people are most often some of more: "two drivers came back", but "my two drivers".</summary>
    private static bool AreOwn(MessageText message, int at) => message.Word(at - 1) is "my" or "our" or "the" or "only" or "just" or "both" or "of" or "for";

    /// <summary>"It goes through four people", "signed by two managers", "ask five people": the work passes them, and is not about them.</summary>
    private static bool AreOthers(MessageText message, int at)
    {
        var lead = at - 1;
        while (message.Word(lead) is "about" or "around" or "some" or "roughly" or "over" or "at" or "least" or "the" or "other" or "different")
        {
            lead--;
        }

        return message.Word(lead) is "through" or "by" or "from" or "between" or "among" or "than" or "via" or "after" or "with" or "ask" or "asks" or "asked" or "call" or "ring" or "need" or "needs" or "take" or "takes"
            || (message.Word(lead) == "to" && message.Word(lead - 1) != "up");
    }

    /// <summary>"15 to 20" and "15-20" give the upper end.</summary>
    private static (int Value, int To) RangeEnd(MessageText message, int at, int value)
    {
        var joint = message.Word(at) is "to" or "or" ? 1 : 0;
        var isRange = joint == 1 || (at < message.Tokens.Length && message.Gap(at - 1).Trim() is "-" or "\u2013");
        return isRange && at + joint < message.Tokens.Length && Numbers.Read(message, at + joint) is var (upper, length) && upper > value ? (upper, at + joint + length) : (value, at);
    }

    /// <summary>After the words that make the number one of people; null if nothing does.</summary>
    private static int? To(Heard heard, int at, int end)
    {
        var message = heard.Message;
        if (message.Word(at - 1) == "of" && message.Word(at - 2) is "team" or "group" or "staff" or "crew" or "shift")
        {
            return end;
        }

        if (message.Word(end) == "of" && message.Word(end + 1) is "us" or "them" or "my")
        {
            return end + 2;
        }

        if (IsBracketed(message, at, end) || IsTail(heard, at, end))
        {
            return end;
        }

        return Noun(heard, end);
    }

    private static int? Noun(Heard heard, int end)
    {
        var message = heard.Message;
        for (var at = end; at < message.Tokens.Length && at <= end + MostBetween && message.Tokens[at].Sentence == message.Tokens[end - 1].Sentence && (at == end || message.Tokens[at].Clause == message.Tokens[at - 1].Clause); at++)
        {
            if (heard.Of("people").Any(hit => hit.From == at))
            {
                return at + 1;
            }

            if (heard.Of("not_people").Any(hit => hit.From == at))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"loaders, 35." and "the other eight".</summary>
    private static bool IsTail(Heard heard, int at, int end)
    {
        var message = heard.Message;
        var isLast = end == message.Tokens.Length || message.Tokens[end].Clause != message.Tokens[end - 1].Clause;
        return isLast && at > 0 && (heard.Of("people").Any(hit => hit.To == at && hit.Cue.Value == "people") && message.Gap(at - 1).Trim() is "," or ":" || message.Word(at - 1) == "other");
    }

    /// <summary>"the devs (30)" and, after a people's name, "nurses, 14".</summary>
    private static bool IsBracketed(MessageText message, int at, int end) =>
        at > 0 && message.Gap(at - 1).EndsWith("(") && message.Tokens[at].IsNumber && end <= message.Tokens.Length
        && (end == message.Tokens.Length ? message.Text.AsSpan(message.Tokens[end - 1].End) : message.Gap(end - 1)).StartsWith(")");

    private static int Start(MessageText message, int at) => message.Word(at - 1) == "of" && message.Word(at - 2) is "team" or "group" or "crew" ? at - 2 : at;
}
