using System.Collections.Immutable;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>One step of a pattern: a word of a set, or one of some phrases, or any words.</summary>
/// <param name="Set">The set of single words; <see cref="NoSet"/> if there are none.</param>
/// <param name="Phrases">Each is a sequence of steps.</param>
/// <param name="Gap">The most words that a gap may hold; 0 if the step is no gap.</param>
internal sealed record Step(int Set, ImmutableArray<ImmutableArray<Step>> Phrases, bool IsOptional, int Gap = 0)
{
    public const int NoSet = -1;
    public const int AnyWord = -2;

    public static readonly Step OneWord = new(AnyWord, [], IsOptional: false);

    /// <summary>The sets of the words that the step can begin with.</summary>
    public IEnumerable<int> Firsts => Phrases.SelectMany(FirstsOf).Append(Set).Where(set => set >= 0);

    /// <summary>The sets of the words that a sequence can begin with.</summary>
    public static IEnumerable<int> FirstsOf(ImmutableArray<Step> steps) => steps.TakeWhile((_, index) => steps.Take(index).All(step => step.IsOptional)).SelectMany(step => step.Firsts).Distinct();
}

/// <summary>A cue's pattern, ready to be matched.</summary>
/// <param name="TakesBack">Whether it takes the cue back in its sentence, instead of saying it.</param>
internal sealed record CuePattern(CueEntry Cue, string Text, ImmutableArray<Step> Steps, bool TakesBack);

/// <summary>Tokens from <paramref name="From"/> up to, not with, <paramref name="To"/> that say what a cue says.</summary>
internal readonly record struct CueHit(CuePattern Pattern, int From, int To)
{
    public CueEntry Cue => Pattern.Cue;

    public bool Covers(CueHit other) => From <= other.From && To >= other.To && To - From > other.To - other.From;
}
