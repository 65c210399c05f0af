using System.Buffers;
using System.Collections.Frozen;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>Tells which of the patterns' word sets a word is in, by a look-up of the word and of its beginnings.</summary>
internal sealed class WordSets
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("*()|<>? ");

    private readonly FrozenDictionary<string, int[]> words;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> beginnings;
    private readonly int[] numbers;

    private WordSets(Building building)
    {
        Count = building.Ids.Count;
        words = building.Words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        beginnings = building.Beginnings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        numbers = words.GetValueOrDefault("#", []);
    }

    public int Count { get; }

    /// <summary>Adds the sets that a word is in.</summary>
    public void Of(string word, List<int> found)
    {
        found.AddRange(char.IsAsciiDigit(word[0]) ? numbers : []);
        if (words.TryGetValue(word, out var exact))
        {
            found.AddRange(exact);
        }

        for (var length = 2; length <= Math.Min(word.Length, 20); length++)
        {
            if (beginnings.TryGetValue(word.AsSpan(0, length), out var begun))
            {
                found.AddRange(begun);
            }
        }
    }

    /// <summary>Collects sets while patterns are read; equal sets are one.</summary>
    internal sealed class Building
    {
        public Dictionary<string, int> Ids { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<int>> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<int>> Beginnings { get; } = new(StringComparer.Ordinal);

        /// <summary>The id of a set written "a|b|c*".</summary>
        public int IdOf(string set)
        {
            if (Ids.TryGetValue(set, out var known))
            {
                return known;
            }

            var id = Ids[set] = Ids.Count;
            foreach (var word in set.Split('|'))
            {
                Add(word, id);
            }

            return id;
        }

        public WordSets Built() => new(this);

        private void Add(string word, int id)
        {
            var isBeginning = word.EndsWith('*');
            var (list, key) = isBeginning ? (Beginnings, word[..^1]) : (Words, word);
            if (key.Length < (isBeginning ? 2 : 1) || key.AsSpan().IndexOfAny(Signs) >= 0)
            {
                throw new FormatException($"'{word}' is no word.");
            }

            if (!list.TryGetValue(key, out var ids))
            {
                list[key] = ids = [];
            }

            ids.Add(id);
        }
    }
}
