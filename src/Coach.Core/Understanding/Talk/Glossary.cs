using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Coach.Core.Understanding;

/// <summary>Recognises a question about one of the coach's own words ("what does 'in the workflow' even mean?").</summary>
public static partial class Glossary
{
    /// <summary>The entry for a word that none explains.</summary>
    public const string Unknown = "unknown";

    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly ImmutableArray<(string Stem, string Entry)> Entries =
    [
        ("workflow", "workflow"), ("in the work", "workflow"), ("flow of work", "workflow"), ("embedded", "workflow"),
        ("level", "level"), ("judg", "judgment"), ("steps", "steps"), ("procedure", "steps"), ("adapt", "adapt"), ("pressure", "adapt"),
        ("available", "available"), ("availability", "available"), ("in the head", "available"), ("look", "available"),
        ("aid", "aid"), ("checklist", "aid"), ("library", "aid"), ("support", "aid"),
        ("course", "course"), ("workshop", "course"), ("build", "course"), ("elsewhere", "elsewhere"), ("gets in the way", "elsewhere"), ("barrier", "elsewhere"),
        ("quiet", "quiet"), ("notice", "measure"), ("measure", "measure"), ("skill", "skill"),
    ];

    /// <summary>The entry that explains the word; "unknown" for a word without one; null when nothing was asked about a word.</summary>
    public static string? EntryFor(string text)
    {
        var match = Asked().Match(text.Replace('\u2019', '\''));
        if (!match.Success)
        {
            return null;
        }

        var word = match.Groups["word"].Value;
        var entry = Entries.FirstOrDefault(entry => word.Contains(entry.Stem, StringComparison.OrdinalIgnoreCase)).Entry;
        return entry ?? (match.Groups["sure"].Success ? Unknown : null);
    }

    [GeneratedRegex(@"\bwhat (do|did) you (?<sure>mean)( by| with)? ?(?<word>.{2,40})$|\bwhat (does|do|did|is|are|'s)\b(?<word>.{2,60}?)\b(?<sure>(even |exactly |actually |really )?(mean|means|meant))\b|^\W*(hang on,? |wait,? |sorry,? |and )?what('s| is| are) (an? |the )?(?<word>[\w' -]{2,40})\?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Asked();
}
