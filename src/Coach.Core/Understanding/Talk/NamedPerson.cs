using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Coach.Core.Understanding;

/// <summary>
/// Finds a person judged by name ("Anna is lazy", "Mr Novak can't be trusted"), so that the name never gets into the record: the coach looks at jobs, not
/// at people. A capital letter alone is not a name: departments, products and the beginning of a sentence have one too.
/// </summary>
public static partial class NamedPerson
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly FrozenSet<string> NoNames = FrozenSet.ToFrozenSet(
        [
            "He", "She", "They", "We", "It", "I", "You", "Who", "This", "That", "These", "Those", "There", "Here", "The", "A", "An", "My", "Our", "Your", "Their", "His", "Her",
            "Nobody", "Everybody", "Everyone", "Somebody", "Someone", "Anybody", "Anyone", "None", "One", "Some", "Most", "Many", "Each", "All", "People", "Staff", "Team", "Teams",
            "Sales", "Finance", "Marketing", "Support", "Operations", "Service", "Legal", "Procurement", "Production", "Logistics", "Reception", "Management", "Quality", "Engineering",
            "Training", "Feedback", "Software", "Work", "Process", "Communication", "Turnover", "Morale", "Everything", "Nothing", "Something", "What", "Why", "How", "When", "Where",
            "Excel", "Teams", "Slack", "Outlook", "Windows", "Salesforce", "Copilot", "Internet", "Customers", "Managers", "Agents", "Nurses", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        ],
        StringComparer.Ordinal);

    /// <summary>The name and where it stands; null when nobody is judged by name.</summary>
    public static Spotted<string>? In(string text)
    {
        foreach (Match match in Judged().Matches(text))
        {
            var name = match.Groups["name"];
            if (!NoNames.Contains(name.Value.Split(' ')[0]))
            {
                return new(name.Value, name.Value, name.Index);
            }
        }

        return null;
    }

    /// <summary>The text with the judged person's name left out.</summary>
    public static string Without(string text, string replacement) => In(text) is { } name
        ? string.Join(replacement, Regex.Split(text, $@"\b{Regex.Escape(name.Quote)}\b", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(TimeLimit)))
        : text;

    [GeneratedRegex(@"(?<![\w-])(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?<name>\p{Lu}\p{Ll}{1,19}(?: \p{Lu}\p{Ll}{1,19})?)(?:,? (?:from|in) (?:my|our|the) \w+,?)? (?:is|was|has been|seems|looks|became|gets|keeps being|is being|is just|is so|is too|is very|is really|is always|is simply|is not|isn't|can't be|cannot be) (?:just |so |too |very |really |always |simply |a bit |not |very |an? )*(?:lazy|incompetent|useless|stupid|dumb|hopeless|unreliable|rude|careless|sloppy|slow|weak|bad|terrible|difficult|arrogant|old|idiot|moron|failure|problem|motivated|committed|competent|trusted|good enough|up to it|pregnant|sick|ill|autistic|dyslexic|gay|muslim|christian|jewish|foreign|black|white)\b", RegexOptions.CultureInvariant, TimeLimit)]
    private static partial Regex Judged();
}
