using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>The cues, compiled once. Nothing in it changes afterwards, so that any number of messages may be read at once.</summary>
public sealed class CueBook
{
    private static readonly Lazy<CueBook> FromFile = new(() => Parse(LexiconFiles.Cues));

    private readonly ImmutableArray<CuePattern>[] starting;

    private CueBook(CueFile file)
    {
        Entries = file.Cues;
        Spelling = new(file.Spellings, file.Common);
        var sets = new WordSets.Building();
        var grammar = new PatternText(file.Classes, sets);
        var patterns = file.Cues.SelectMany(cue => Compiled(cue, grammar)).ToList();
        Sets = sets.Built();
        starting = new ImmutableArray<CuePattern>[Sets.Count];
        Array.Fill(starting, []);
        foreach (var group in patterns.SelectMany(pattern => Step.FirstsOf(pattern.Steps).Select(first => (first, pattern))).GroupBy(pair => pair.first, pair => pair.pattern))
        {
            starting[group.Key] = [.. group];
        }
    }

    /// <summary>The cues that ship with the product.</summary>
    public static CueBook Shipped => FromFile.Value;

    internal ImmutableArray<CueEntry> Entries { get; }

    internal Spelling Spelling { get; }

    internal WordSets Sets { get; }

    /// <summary>Compiles a file of cues; refuses what is not in the vocabulary.</summary>
    /// <exception cref="FormatException">The file names an unknown fact, value, class or scope, an id twice, or a pattern that can't be read.</exception>
    public static CueBook Parse(string json)
    {
        var file = Deserialized(json);
        Demand(!HasGaps(file), "The file of cues has a null where a text or a cue must stand.");
        foreach (var cue in file.Cues)
        {
            Demand(CueVocabulary.Holds(cue.Fact, cue.Value), $"Cue {cue.Id}: there is no {cue.Fact} '{cue.Value}'.");
            Demand(cue.Scope is null or "negatable" or "fixed", $"Cue {cue.Id}: there is no scope '{cue.Scope}'.");
            Demand(!cue.Any.IsDefaultOrEmpty, $"Cue {cue.Id} has no patterns.");
        }

        var twice = file.Cues.GroupBy(cue => cue.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        Demand(twice is null, $"Cue {twice?.Key} stands twice.");
        return new(file);
    }

    /// <summary>The patterns that begin with a word of this set.</summary>
    internal ImmutableArray<CuePattern> StartingWith(int set) => starting[set];

    private static IEnumerable<CuePattern> Compiled(CueEntry cue, PatternText grammar) =>
        cue.Any.Select(text => grammar.Compiled(cue, text, takesBack: false))
            .Concat((cue.Not.IsDefault ? [] : cue.Not).Select(text => grammar.Compiled(cue, text, takesBack: true)));

    private static bool HasGaps(CueFile file) =>
        file.Common.Contains(null!, StringComparer.Ordinal) || file.Cues.Contains(null!) || file.Spellings.ContainsValue(null!) || file.Classes.ContainsValue(null!)
        || file.Cues.Any(cue => (!cue.Any.IsDefault && cue.Any.Contains(null!, StringComparer.Ordinal)) || (!cue.Not.IsDefault && cue.Not.Contains(null!, StringComparer.Ordinal)));

    private static CueFile Deserialized(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CueJson.Default.CueFile) ?? throw new FormatException("The file of cues is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The file of cues can't be read: {e.Message}", e);
        }
    }

    private static void Demand(bool isKept, string complaint)
    {
        if (!isKept)
        {
            throw new FormatException(complaint);
        }
    }
}
