using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Core.Understanding;

/// <summary>Tells a wish for some form of help from what it is wished for.</summary>
public static partial class ModalityReader
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly ImmutableArray<string> Stems =
        ["workshop", "checklist", "check list", "job aid", "cheat sheet", "quick reference", "prompt library", "knowledge base", "wiki", "course", "training", "e-learning", "elearning", "module"];

    /// <summary>Whether a text names a form of help, and nothing that people do or don't: "presentation training for 20 analysts".</summary>
    public static bool IsBare(string text) => Stems.Any(stem => text.Contains(stem, StringComparison.OrdinalIgnoreCase)) && !Deed().IsMatch(text);

    /// <summary>Whether a text asks for a form of help and tells nothing of the work beyond its subject.</summary>
    public static bool IsOnlyRequest(string text) => !Clause().IsMatch(text) && ModalityFacts.Read(Heard.In(text, new("", default, Locale: null, CueBook.Shipped))) is not null;

    [GeneratedRegex(@"\b(should|must|have to|has to|need to|needs to|keeps?|forgets?|fails?|never|not|can|cannot|do|does|\w+n't|of course)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Deed();

    [GeneratedRegex(@"[,.;:!?]\s*\S|\b(?:because|since|so that|they|who|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Clause();
}
