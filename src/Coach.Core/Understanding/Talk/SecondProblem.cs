using System.Text.RegularExpressions;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Core.Understanding;

/// <summary>
/// Finds where a message turns to another problem ("Another issue: our drivers ..."), so that one can be worked on at a time. It is another one only if it is
/// about other people: "another problem is the slow tool" belongs to the same.
/// </summary>
public static partial class SecondProblem
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

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

        return null;
    }

    /// <summary>The words for people in a text, such as drivers or nurses; "they" is nobody new.</summary>
    private static List<string> People(string text)
    {
        var heard = Heard.In(text, new("", default, Locale: null, CueBook.Shipped));
        return [.. heard.Of("people").Select(hit => heard.Message.Word(hit.From)).Where(word => word is not ("they" or "them" or "people" or "everybody" or "somebody" or "nobody" or "staff" or "team"))];
    }

    [GeneratedRegex(@"(?<=[.!?;\n]\s{0,3})(and |also,? |plus,? |then )?((there('s| is) )?(another|a second|the second|the other|one more|a different|my second|my other) (problem|issue|thing|topic|challenge|concern)\b|(separately|secondly|second|on (a different|another) note|unrelated to that|a different matter)\b[,:]|(2|b)[.)] )|(?<=\b(two|three|four|several|some|2|3|4) (different )?(problems|issues|things|topics|challenges)\b[^.!?;]{0,20}[:,-] ?[^.!?;,:]{10,200}, ?)(and )?(the |our |my |new |that )?(?=\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Turn();
}
