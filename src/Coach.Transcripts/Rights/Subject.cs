using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Rights;

/// <summary>Whose words are meant, and where: a person in every conversation, everybody in one conversation, or a person in one.</summary>
/// <param name="Person">The hash of the person's id; null for everybody.</param>
/// <param name="Conversation">The name of a conversation (<see cref="CaseNames"/>); null for all.</param>
public sealed record Subject(string? Person, string? Conversation)
{
    private const int HashLength = 32;

    /// <summary>Whether this is somebody or something at all.</summary>
    [JsonIgnore]
    public bool IsSomething => Person is not null || Conversation is not null;

    /// <summary>In words that name no person.</summary>
    [JsonIgnore]
    public string Scope => (Person, Conversation) switch
    {
        (null, null) => "nothing",
        (null, { } conversation) => $"conversation {conversation}",
        ({ } person, null) => $"person {person}",
        ({ } person, { } conversation) => $"person {person} in conversation {conversation}",
    };

    /// <summary>A person by a hash, so that what has to name them doesn't: 32 lower-case hexadecimal digits of SHA-256.</summary>
    public static string HashOf(string personId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(personId)))[..HashLength];

    public bool Means(Person person) => Person is null || string.Equals(HashOf(person.Id), Person, StringComparison.Ordinal);

    /// <summary>Whether something that is meant was said in this log, and is still there.</summary>
    public bool IsIn(Transcript log) => IsAt(log.Name) && Erasing.Count(log.Turns, Means) > 0;

    /// <summary>Whether a hold over this keeps the log: that of a conversation also where nothing is left to erase.</summary>
    public bool Keeps(Transcript log) => Person is null ? IsSomething && IsAt(log.Name) : IsIn(log);

    /// <summary>Whether a document beside the logs tells of it.</summary>
    internal bool IsTold(Traces traces) => IsSomething && (Person is null || traces.People.Contains(Person)) && (Conversation is null || traces.Conversations.Contains(Conversation));

    /// <summary>Whether the two may have something in common, as far as names tell.</summary>
    public bool MayTouch(Subject other) => IsSame(Person, other.Person) && IsSame(Conversation, other.Conversation);

    private static bool IsSame(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.Ordinal);

    private bool IsAt(CaseName name) => Conversation is null || string.Equals(name.Conversation, Conversation, StringComparison.Ordinal);

    /// <summary>The cases where it may be found, as far as their names tell.</summary>
    internal async IAsyncEnumerable<CaseName> CasesAsync(ITranscriptStore store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Conversation is not null)
        {
            for (var (number, last) = (1, await store.LatestAsync(Conversation, cancellation) ?? 0); number <= last; number++)
            {
                yield return new(Conversation, number);
            }

            yield break;
        }

        await foreach (var listed in store.ListAsync(cancellation))
        {
            yield return listed.Name;
        }
    }
}

/// <summary>How much was, or in a dry run would be, touched.</summary>
public sealed record RightsCount(int Cases, int Messages, int Unreadable, ImmutableSortedDictionary<string, int> HeldBy)
{
    public static RightsCount None { get; } = new(0, 0, 0, ImmutableSortedDictionary<string, int>.Empty);

    /// <summary>Documents beside the logs.</summary>
    public int Records { get; init; }

    /// <summary>Cases that a hold keeps.</summary>
    public int Held => HeldBy.Values.DefaultIfEmpty(0).Max();

    internal RightsCount With(int messages) => this with { Cases = Cases + 1, Messages = Messages + messages };

    internal RightsCount WithHeld(IEnumerable<Hold> by) => this with { HeldBy = by.Aggregate(HeldBy, (held, hold) => held.SetItem(hold.Name, held.GetValueOrDefault(hold.Name) + 1)) };

    internal RightsCount WithUnreadable() => this with { Unreadable = Unreadable + 1 };

    internal ImmutableSortedDictionary<string, int> ForAudit() =>
        HeldBy.Aggregate(ImmutableSortedDictionary<string, int>.Empty, (counts, held) => counts.SetItem(string.Create(CultureInfo.InvariantCulture, $"held by {held.Key}"), held.Value))
            .SetItem("cases", Cases).SetItem("messages", Messages).SetItem("records", Records).SetItem("unreadable", Unreadable);
}
