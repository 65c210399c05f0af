using Coach.Core.Conversations;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>Whose names have to be found in texts. A whole name is looked for in every text, its parts only in the cases that the person took part in: "Mark" is also a verb.</summary>
public sealed class People
{
    private const int ShortestPart = 3;
    private const int ShortestId = 6;
    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(string[] Words, string Id)>> names = new(StringComparer.Ordinal);
    private readonly HashSet<(string Name, string Id)> known = [];

    /// <summary>The channel's ids of people, conversations and tenants, each with the kind of thing it names.</summary>
    internal IReadOnlyDictionary<string, string> Ids => ids;

    /// <summary>Everyone in these turns.</summary>
    /// <param name="alsoParts">Whether parts of their names count.</param>
    internal void AddAll(IReadOnlyCollection<Turn> turns, bool alsoParts)
    {
        foreach (var person in Pseudonymizer.PeopleIn(turns))
        {
            Add(person.Id, person.Name);
            AddParts(person.Id, alsoParts ? person.Name : null);
            AddId(Aliases.OfPerson, person.Id);
        }

        foreach (var address in turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.CaseOpened>().Select(opened => opened.Conversation))
        {
            AddId(Aliases.OfConversation, address.Id);
            AddId(Aliases.OfTenant, address.Tenant ?? "");
        }
    }

    public void Add(string id, string? name)
    {
        var words = WordsOf(name);
        if (words.Length == 0 || !known.Add((string.Join(' ', words), id)))
        {
            return;
        }

        for (var first = 0; first < words.Length; first++)
        {
            Learn([.. words[first..], .. words[..first]], id); // "Example, Robin"
        }
    }

    /// <summary>Also the parts of a name, for the case that the person took part in.</summary>
    public void AddParts(string id, string? name)
    {
        foreach (var word in WordsOf(name).Where(word => word.Length >= ShortestPart || !char.IsAscii(word[0])))
        {
            Learn([word], id);
        }
    }

    /// <summary>The person whose name starts with this word, and how many words it has; the longest name wins, and one from <paramref name="nearer"/> before all.</summary>
    internal (string Id, int Count)? Find(ReadOnlySpan<string> words, People? nearer)
    {
        var found = nearer?.Find(words, nearer: null);
        foreach (var (name, id) in names.GetValueOrDefault(words[0], []))
        {
            if (name.Length > (found?.Count ?? 0) && words.StartsWith(name))
            {
                found = (id, name.Length);
            }
        }

        return found;
    }

    internal static string[] WordsOf(string? name) => [.. NameWords.Word().Matches(name ?? "").Select(match => NameWords.Plain(match.Value)).Where(word => word.Length > 0)];

    // "you", the id on the local page, is a word as well.
    private void AddId(string kind, string id)
    {
        if (id.Length >= ShortestId && id.Any(char.IsDigit))
        {
            ids.TryAdd(id, kind);
        }
    }

    private void Learn(string[] words, string id)
    {
        if (!names.TryGetValue(words[0], out var starting))
        {
            names.Add(words[0], starting = []);
        }

        starting.Add((words, id));
    }
}
