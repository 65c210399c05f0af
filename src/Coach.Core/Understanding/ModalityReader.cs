using System.Text.RegularExpressions;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding;

/// <summary>Reads which form of help is asked for ("I need a half-day workshop"). One that is merely mentioned or was tried is not asked for.</summary>
public static partial class ModalityReader
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly (string Stem, Modalities Modality)[] Stems =
    [
        ("workshop", Modalities.Workshop), ("checklist", Modalities.Checklist), ("check list", Modalities.Checklist),
        ("job aid", Modalities.JobAid), ("cheat sheet", Modalities.JobAid), ("quick reference", Modalities.JobAid),
        ("prompt library", Modalities.Library), ("knowledge base", Modalities.Library), ("wiki", Modalities.Library),
        ("course", Modalities.Course), ("training", Modalities.Course), ("e-learning", Modalities.Course), ("elearning", Modalities.Course), ("module", Modalities.Course),
    ];

    /// <summary>What is asked for; null when nothing is.</summary>
    public static Spotted<Modalities>? Read(string text)
    {
        var match = Request().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var what = match.Groups["what"];
        var modality = Stems.First(stem => what.Value.StartsWith(stem.Stem, StringComparison.OrdinalIgnoreCase)).Modality;
        return new(modality, what.Value, what.Index);
    }

    /// <summary>Whether a text names a form of help, and nothing that people do or don't: "presentation training for 20 analysts".</summary>
    public static bool IsBare(string text) => Stems.Any(stem => text.Contains(stem.Stem, StringComparison.OrdinalIgnoreCase)) && !Deed().IsMatch(text);

    /// <summary>Whether a text asks for a form of help and tells nothing of the work beyond its subject.</summary>
    public static bool IsOnlyRequest(string text) => Request().IsMatch(text) && !Clause().IsMatch(text);

    [GeneratedRegex(@"\b(?:need|want|would like|'d like|asked (?:me |us )?for|ask for|looking for|build|create|make|book|organi[sz]e|set up|order|give (?:me|us))\b[^.?!;]{0,60}?\b(?<what>workshops?|check ?lists?|job aids?|cheat sheets?|quick references?|prompt library|knowledge base|wiki|courses?|trainings?|e-?learnings?|modules?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b(should|must|have to|has to|need to|needs to|keeps?|forgets?|fails?|never|not|can|cannot|do|does|\w+n't|of course)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Deed();

    [GeneratedRegex(@"[,.;:!?]\s*\S|\b(?:because|since|so that|they|who|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Clause();
}
