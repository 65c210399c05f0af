using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coach.Core.Conversations;

namespace Coach.Transcripts.Export.Pseudonyms;

/// <summary>
/// Masks a turn in its stored form, so that a text of a kind of event that comes later is masked too: every string is, unless it is a word of
/// the vocabulary or an id that this product gave.
/// </summary>
internal sealed class MaskedJson(Aliases aliases, Func<string, string> mask)
{
    private const string Item = "[]";
    private static readonly FrozenSet<string> Words = Vocabulary();

    // Ids in these are those of our own buttons and fields.
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(StringComparer.Ordinal, "choices[]", "options[]", "fields[]", "form");

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "event", "by", "block", "input", "channel", "locale", "timeZone", "cue", "card", "rules[]", "rulesVersion", "plan[]");

    public ReadOnlySpan<byte> Of(JsonElement turn)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, turn, new("", ""));
        }

        return bytes.WrittenSpan;
    }

    /// <summary>A person is an object of an id and, where known, a name, wherever it stands.</summary>
    public static IEnumerable<Person> PeopleIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when PersonOf(element) is { } person => [person],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => PeopleIn(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PeopleIn),
        _ => [],
    };

    private static Person? PersonOf(JsonElement element) =>
        element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && element.EnumerateObject().All(field => field.Name is "id" or "name")
            ? new(id.GetString()!, element.TryGetProperty("name", out var name) ? name.GetString() : null)
            : null;

    private void Write(Utf8JsonWriter writer, JsonElement element, Place at)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when PersonOf(element) is { } person:
                Write(writer, person);
                break;
            case JsonValueKind.Object:
                WriteFields(writer, element, at);
                break;
            case JsonValueKind.Array:
                WriteItems(writer, element, at);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Masked(element.GetString()!, at));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private void Write(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.WriteString("id", aliases.Person(person.Id));
        if (person.Name is not null)
        {
            writer.WriteString("name", aliases.Person(person.Id));
        }

        writer.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter writer, JsonElement element, Place at)
    {
        writer.WriteStartObject();
        foreach (var field in element.EnumerateObject())
        {
            writer.WritePropertyName(field.Name);
            Write(writer, field.Value, at.Below(field.Name));
        }

        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer, JsonElement element, Place at)
    {
        writer.WriteStartArray();
        foreach (var item in element.EnumerateArray())
        {
            Write(writer, item, at with { Name = at.Name + Item });
        }

        writer.WriteEndArray();
    }

    private string Masked(string text, Place at) => at switch
    {
        { Parent: "fields" } => mask(text), // a form's answers, under the names of its fields
        { Name: "name", Parent: "attachments[]" } => aliases.Of("file", text), // "RobinExample_CV" hides a name from every mask
        { Name: "id", Parent: "conversation" } => aliases.Conversation(text),
        { Name: "id" } when Ours.Contains(at.Parent) => text,
        { Name: "id" or "messageId" or "activityId" or "seenBefore[]" } => aliases.Of("message", text),
        { Name: "tenant" } => aliases.Of(Aliases.OfTenant, text),
        _ when Kept.Contains(at.Name) || Words.Contains(at.Name) => text,
        _ => mask(text),
    };

    /// <summary>The names under which only values of the vocabulary, days and numbers stand, and never a text.</summary>
    private static FrozenSet<string> Vocabulary()
    {
        var (seen, words, texts) = (new HashSet<Type>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Queue<Type>([typeof(Turn)]);
        while (open.TryDequeue(out var type))
        {
            if (seen.Add(type))
            {
                var known = TurnJson.Options.GetTypeInfo(type);
                known.PolymorphismOptions?.DerivedTypes.ToList().ForEach(kind => open.Enqueue(kind.DerivedType));
                words.UnionWith(known.Properties.SelectMany(WordNames));
                texts.UnionWith(known.Properties.SelectMany(TextNames));
                known.Properties.ToList().ForEach(property => open.Enqueue(ItemOf(property)));
            }
        }

        return words.Except(texts, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
    }

    // A set of words is one value to .NET, and an array on the wire.
    private static string[] WordNames(JsonPropertyInfo property) =>
        KindOf(property.PropertyType) == JsonTypeInfoKind.None && property.PropertyType != typeof(string) ? [property.Name, property.Name + Item] : [];

    private static string[] TextNames(JsonPropertyInfo property) => ItemOf(property) != typeof(string) ? []
        : [KindOf(property.PropertyType) == JsonTypeInfoKind.Enumerable ? property.Name + Item : property.Name];

    private static Type ItemOf(JsonPropertyInfo property) => TurnJson.Options.GetTypeInfo(property.PropertyType).ElementType ?? property.PropertyType;

    private static JsonTypeInfoKind KindOf(Type type) => TurnJson.Options.GetTypeInfo(type).Kind;

    /// <summary>Where a value stands: its name, and the name of what holds it.</summary>
    private readonly record struct Place(string Name, string Parent)
    {
        public Place Below(string name) => new(name, Name);
    }
}
