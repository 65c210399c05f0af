using System.Collections.Immutable;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>
/// What stays of a log when what people said is erased: that something was said, when, and what it came to in the closed vocabulary; no word, name or
/// id of theirs. Every turn stays, so the state still folds, and a message that comes again is still recognised.
/// </summary>
public sealed class Erasing
{
    /// <summary>Stands where words stood.</summary>
    public const string Words = "[erased]";

    /// <summary>Begins the id that an erased person has from then on; a number follows, because several may be erased in one case.</summary>
    public const string Nobody = "erased-";

    private readonly Func<Person, bool> isErased;
    private readonly Dictionary<string, Person> nobodies = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> names;
    private readonly bool isAskerErased;

    private Erasing(ImmutableArray<Turn> turns, Func<Person, bool> isErased)
    {
        this.isErased = isErased;
        var people = PeopleOf(turns);
        var erased = people.Where(person => IsSomebody(person) && isErased(person)).ToImmutableArray();
        var taken = people.Count(person => !IsSomebody(person));
        foreach (var id in erased.Select(person => person.Id).Distinct(StringComparer.Ordinal))
        {
            nobodies.Add(id, new($"{Nobody}{++taken}", Name: null));
        }

        names = [.. erased.SelectMany(person => new[] { person.Id, person.Name }).OfType<string>().Where(name => name.Length > 1).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];
        isAskerErased = Conversation.Fold(turns).By is { } asker && nobodies.ContainsKey(asker.Id);
    }

    /// <summary>How many messages would lose their content; 0 when nobody who is meant has said anything.</summary>
    public static int Count(ImmutableArray<Turn> turns, Func<Person, bool> isErased) => turns.Count(turn => WhoSpoke(turn) is { } who && IsSomebody(who) && isErased(who));

    /// <summary>The log without what these people said, and a last turn that says so. If it was their case it is closed, so that what they say next begins a new one.</summary>
    public static ImmutableArray<Turn> From(ImmutableArray<Turn> turns, Func<Person, bool> isErased, DateTimeOffset at)
    {
        var erasing = new Erasing(turns, isErased);
        var isClosing = erasing.isAskerErased && Conversation.Fold(turns).Closed is null;
        ConversationEvent erased = new ContentErased(Count(turns, isErased));
        return [.. turns.Select(erasing.Cleaned), new(at, isClosing ? [erased, new CaseClosed(ClosedBecause.Erased)] : [erased])];
    }

    private static bool IsSomebody(Person person) => !person.Id.StartsWith(Nobody, StringComparison.Ordinal);

    private static ImmutableArray<Person> PeopleOf(ImmutableArray<Turn> turns) =>
        [.. turns.SelectMany(turn => turn.Events).Select(PersonIn).OfType<Person>().Distinct()];

    private static Person? WhoSpoke(Turn turn) => turn.Events.Select(happened => happened is CaseOpened or CaseHandedOver ? null : PersonIn(happened)).FirstOrDefault(person => person is not null);

    private static Person? PersonIn(ConversationEvent happened) => happened switch
    {
        CaseOpened opened => opened.By,
        MessageReceived received => received.From,
        MessageEdited edited => edited.From,
        MessageDeleted deleted => deleted.From,
        CaseHandedOver over => over.To,
        _ => null,
    };

    private Turn Cleaned(Turn turn)
    {
        var isTheirs = WhoSpoke(turn) is { } who ? isErased(who) : isAskerErased;
        var rewording = new Rewording(isTheirs ? Gone : Unnamed, isAskerErased ? Gone : Unnamed, Nobodies) { File = isTheirs ? _ => null : Unnamed };
        return turn with { Events = [.. turn.Events.Where(happened => happened is not (ReplyDelivered or WayBackSeen)).Select(rewording.Of).Select(Placeless)] };
    }

    /// <summary>A personal chat is known by whom it is with.</summary>
    private ConversationEvent Placeless(ConversationEvent happened) => happened is CaseOpened opened && !IsSomebody(opened.By)
        ? opened with { Conversation = opened.Conversation with { Id = opened.Conversation.IsPersonal ? Words : opened.Conversation.Id }, Locale = null, TimeZone = null }
        : happened;

    private Person Nobodies(Person person) => nobodies.GetValueOrDefault(person.Id, person);

    private static string Gone(string text) => Words;

    /// <summary>What somebody else said, without the names of who is erased.</summary>
    private string Unnamed(string text) => names.Aggregate(text, (left, name) => left.Replace(name, Words, StringComparison.OrdinalIgnoreCase));

    private AttachedFile Unnamed(AttachedFile file) => file with { Name = file.Name is null ? null : Unnamed(file.Name) };
}
