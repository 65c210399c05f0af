using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Core.Understanding;

/// <summary>
/// Finds where a message turns to another problem ("Another issue: our drivers ..."), so that one can be worked on at a time. It is another one only if it is
/// about other people: "another problem is the slow tool" belongs to the same. Without a word that turns, a sentence does if it begins with other people of
/// one's own who do something badly ("My drivers never ..."), names no cause and points back to nothing.
/// </summary>
public static partial class SecondProblem
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const int MostBefore = 3;

    private static readonly FrozenSet<string> Leaders = FrozenSet.ToFrozenSet(
        ["manager", "managers", "supervisors", "supervisor", "leads", "leaders", "foremen", "directors", "executives", "partners", "owners", "trainers", "instructors", "coaches", "mentors", "auditors", "inspectors", "customers", "users", "colleagues"], StringComparer.Ordinal);

    /// <summary>Where the other problem begins; null when the message tells of one only.</summary>
    public static int? In(string text)
    {
        foreach (Match turn in Turn().Matches(text))
        {
            var (first, second) = (People(text[..turn.Index]), People(text[turn.Index..]));
            if (first.Count > 0 && second.Except(first, StringComparer.Ordinal).Any())
            {
                return turn.Index;
            }
        }

        return Untold(Heard.In(text, new("", default, Locale: null, CueBook.Shipped)));
    }

    private static int? Untold(Heard heard)
    {
        var message = heard.Message;
        for (var at = message.Tokens.Length == 0 ? 0 : message.SentenceEnds[0]; at < message.Tokens.Length; at = message.SentenceEnds[at])
        {
            if (Subject(heard, at) is { } subject && !Known(heard, at).Contains(subject, StringComparer.Ordinal) && Known(heard, at).Any() && IsOwn(heard, at))
            {
                return message.Tokens[at].Start;
            }
        }

        return null;
    }

    /// <summary>The people that a sentence begins with, as one's own: "and my night porters". Who leads others is more likely a cause.</summary>
    private static string? Subject(Heard heard, int start)
    {
        var at = heard.Message.Word(start) is "also" or "and" or "plus" or "then" or "besides" ? start + 1 : start;
        if (heard.Message.Word(at) is not ("our" or "my"))
        {
            return null;
        }

        var people = heard.Of("people").FirstOrDefault(hit => hit.From > at && hit.From <= at + MostBefore && heard.IsSameSentence(at, hit.From));
        return people.To == 0 || Leaders.Contains(heard.Message.Word(people.From)) ? null : heard.Message.Word(people.From);
    }

    private static IEnumerable<string> Known(Heard heard, int before) => heard.Of("people").Where(hit => hit.From < before).Select(hit => heard.Message.Word(hit.From)).Where(IsNamed);

    /// <summary>Whether a sentence tells of something done badly, names no cause and points back to nothing.</summary>
    private static bool IsOwn(Heard heard, int start)
    {
        var words = heard.Message.Tokens[heard.Message.Sentence(start)].Select(token => token.Word).ToList();
        return heard.Of("performance").Any(hit => hit.Cue.Id is "perf.fail" or "perf.must" or "perf.cant" && heard.IsSameSentence(start, hit.From))
            && !heard.Of("barrier_kinds").Concat(heard.Of("skill")).Any(hit => heard.IsSameSentence(start, hit.From))
            && !words.Exists(word => word is "it" or "them" or "this" or "that" or "these" or "those" or "because" or "so" or "too" or "either" or "him" or "her");
    }

    private static bool IsNamed(string word) => word is not ("they" or "them" or "people" or "everybody" or "somebody" or "nobody" or "staff" or "team");

    /// <summary>The words for people in a text, such as drivers or nurses; "they" is nobody new.</summary>
    private static List<string> People(string text)
    {
        var heard = Heard.In(text, new("", default, Locale: null, CueBook.Shipped));
        return [.. heard.Of("people").Select(hit => heard.Message.Word(hit.From)).Where(IsNamed)];
    }

    [GeneratedRegex(@"(?<=[.!?;\n]\s{0,3})(and |also,? |plus,? |then )?((there('s| is) )?(another|a second|a third|the second|the third|the other|one more|a different|my second|my other) (problem|issue|thing|topic|challenge|concern)\b|(separately|secondly|second|thirdly|third|finally|on (a different|another) note|unrelated to that|a different matter)\b[,:]|([2-5]|[b-e])[.)] )|(?<=\b(two|three|four|several|some|2|3|4) (different )?(problems|issues|things|topics|challenges)\b[^.!?;]{0,20}[:,-] ?[^.!?;,:]{10,200}, ?)(and )?(the |our |my |new |that )?(?=\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Turn();
}
