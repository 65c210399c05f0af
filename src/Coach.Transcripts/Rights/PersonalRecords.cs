using System.Collections.Immutable;
using System.Text.Json;
using Coach.Transcripts.Records;

namespace Coach.Transcripts.Rights;

/// <summary>
/// The documents beside the logs, as far as they tell of people: what goes from the logs goes from them, too. A document is one entry or a list of them, or
/// no JSON, and then its name is all that tells.
/// Every kind is looked at unless it is known to hold nobody, so a new kind is covered from its first day.
/// </summary>
/// <param name="conversationOf">The conversation that an entry of the document of this name tells of, where only its channel can say so.</param>
public sealed class PersonalRecords(IRecords records, Func<string, JsonElement, string?> conversationOf)
{
    // Derived from cleaned logs, or about the program itself; a person stands in them by a hash at most (docs/what-we-store.md).
    private static readonly string[] Others = ["audit/", "doctor/", "erasures/", "holds/", "index/", "keys/", "slack-installations/", "slack-states/"];

    /// <summary>What may not be touched.</summary>
    internal Holds Holds { get; } = new(records);

    /// <summary>Takes out every entry that is meant, and the documents that have no other.</summary>
    /// <returns>How many documents were, or in a dry run would be, changed.</returns>
    internal async Task<int> EraseAsync(Func<Traces, bool> isMeant, bool isDry, CancellationToken cancellation)
    {
        var changed = 0;
        await foreach (var name in NamesAsync(cancellation))
        {
            changed += await EraseAsync(name, isMeant, isDry, cancellation) ? 1 : 0;
        }

        return changed;
    }

    /// <summary>Every entry that is meant, with the name of its document.</summary>
    internal IAsyncEnumerable<(string Name, JsonElement Entry)> FindAsync(Func<Traces, bool> isMeant, CancellationToken cancellation) =>
        from name in NamesAsync(cancellation)
        from entry in EntriesAsync(name, cancellation)
        where isMeant(TracesOf(name, entry))
        select (name, entry);

    private IAsyncEnumerable<string> NamesAsync(CancellationToken cancellation) =>
        records.ListAsync("", cancellation).Where(name => !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal)));

    private async IAsyncEnumerable<JsonElement> EntriesAsync(string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var entry in await records.ReadAsync(name, cancellation) is { } record ? Entries(record).All : [])
        {
            yield return entry;
        }
    }

    /// <summary>Goes on until nobody wrote in between. False when nothing in it is meant.</summary>
    private async Task<bool> EraseAsync(string name, Func<Traces, bool> isMeant, bool isDry, CancellationToken cancellation)
    {
        while (await records.ReadAsync(name, cancellation) is { } record)
        {
            var (all, isList) = Entries(record);
            var left = all.RemoveAll(entry => isMeant(TracesOf(name, entry)));
            if (left.Length == all.Length)
            {
                return false;
            }

            if (isDry || (isList && !left.IsEmpty ? await records.WriteAsync(name, Written(left), record.Tag, cancellation) is not null : await records.DeleteAsync(name, record.Tag, cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    private static (ImmutableArray<JsonElement> All, bool IsList) Entries(StoredRecord record)
    {
        try
        {
            var root = JsonElement.Parse(record.Content.Span);
            return root.ValueKind == JsonValueKind.Array ? ([.. root.EnumerateArray()], true) : ([root], false);
        }
        catch (JsonException)
        {
            return ([JsonElement.Parse("null")], false);
        }
    }

    private static byte[] Written(ImmutableArray<JsonElement> entries)
    {
        using var content = new MemoryStream();
        using (var list = new Utf8JsonWriter(content))
        {
            list.WriteStartArray();
            Array.ForEach([.. entries], entry => entry.WriteTo(list));
            list.WriteEndArray();
        }

        return content.ToArray();
    }

    private Traces TracesOf(string name, JsonElement entry)
    {
        var words = Words(entry).ToImmutableHashSet(StringComparer.Ordinal);
        return new([.. words.Select(Subject.HashOf)], words.Union(name.Split('/')).Union(conversationOf(name, entry) is { } conversation ? [conversation] : []));
    }

    private static IEnumerable<string> Words(JsonElement of) =>
        of.ValueKind == JsonValueKind.String ? [of.GetString()!]
        : of.ValueKind == JsonValueKind.Array ? of.EnumerateArray().SelectMany(Words)
        : of.ValueKind == JsonValueKind.Object ? of.EnumerateObject().SelectMany(property => Words(property.Value))
        : [];
}

/// <summary>What a document may tell of.</summary>
/// <param name="People">Hashes of ids, among others that are of nobody.</param>
/// <param name="Conversations">Their names, among other words.</param>
internal sealed record Traces(ImmutableHashSet<string> People, ImmutableHashSet<string> Conversations);
