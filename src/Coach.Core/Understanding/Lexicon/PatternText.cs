using System.Collections.Immutable;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>
/// The grammar of patterns. A pattern is words with blanks between them: <c>forget*</c> any word that begins so, <c>(a|b c)</c> one of these,
/// <c>word?</c> or <c>(a|b)?</c> may be missing, <c>&lt;name&gt;</c> a class, <c>#</c> a number, <c>.</c> one word, <c>..</c> up to two words, <c>...</c> up to five.
/// </summary>
internal sealed class PatternText(ImmutableDictionary<string, string> classes, WordSets.Building sets)
{
    private const int SmallGap = 2;
    private const int WideGap = 5;

    public CuePattern Compiled(CueEntry cue, string text, bool takesBack)
    {
        var steps = Sequence(text);
        return Step.FirstsOf(steps).Any() && !steps.All(step => step.IsOptional) ? new(cue, text, steps, takesBack) : throw new FormatException($"Cue {cue.Id}: '{text}' has no first word.");
    }

    private ImmutableArray<Step> Sequence(string text) => [.. Split(text, ' ').Select(StepOf)];

    private Step StepOf(string part)
    {
        if (part is "." or ".." or "...")
        {
            return part == "." ? Step.OneWord : new(Step.NoSet, [], IsOptional: true, part == ".." ? SmallGap : WideGap);
        }

        var isOptional = part.EndsWith('?');
        var words = Alternatives(isOptional ? part[..^1] : part).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var singles = string.Join('|', words.Where(IsSingle));
        return new(singles.Length == 0 ? Step.NoSet : sets.IdOf(singles), [.. words.Where(word => !IsSingle(word)).Select(Sequence)], isOptional);
    }

    private static bool IsSingle(string word) => word != "." && !word.Contains(' ', StringComparison.Ordinal);

    private IEnumerable<string> Alternatives(string part)
    {
        if (part.StartsWith('<') && part.EndsWith('>'))
        {
            return classes.TryGetValue(part[1..^1], out var words) ? Split(words, '|').SelectMany(Alternatives) : throw new FormatException($"There is no class {part}.");
        }

        var isGroup = part.StartsWith('(') && part.EndsWith(')') && Split(part, ' ').Count() == 1;
        return isGroup ? Split(part[1..^1], '|').SelectMany(Alternatives) : [part];
    }

    /// <summary>Splits at a sign outside of parentheses.</summary>
    private static IEnumerable<string> Split(string text, char sign)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var character = at < text.Length ? text[at] : sign;
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            if (character == sign && depth == 0)
            {
                if (at > start)
                {
                    yield return text[start..at].Trim();
                }

                start = at + 1;
            }
        }

        if (depth != 0)
        {
            throw new FormatException($"'{text}' has an open parenthesis.");
        }
    }
}
