using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

/// <summary>What was stored once must stay readable: names and shapes can't change unnoticed.</summary>
public sealed class StoredNamesTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "what-we-store.md"));

    public static TheoryData<Type> Hierarchies => [typeof(ConversationEvent), typeof(Said), typeof(Block), typeof(Field)];

    public static TheoryData<string> Events => [.. Kinds(typeof(ConversationEvent)).Select(NameOf)];

    [Fact]
    public void The_recorded_log_is_written_again_byte_for_byte() =>
        Assert.Equal(Encoding.UTF8.GetString(Turns.Golden()), string.Concat(Turns.Lines(TranscriptLines.Read(Turns.First, Turns.Golden()).Turns)));

    [Theory]
    [MemberData(nameof(Hierarchies))]
    public void The_recorded_log_holds_every_kind_with_every_field(Type hierarchy)
    {
        var discriminator = hierarchy.GetCustomAttribute<JsonPolymorphicAttribute>()!.TypeDiscriminatorPropertyName!;
        var recorded = Recorded(discriminator);

        Assert.All(Kinds(hierarchy), kind => Assert.Equal(Sorted([discriminator, .. FieldsOf(kind.DerivedType)]), Sorted(recorded[NameOf(kind)])));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_documentation_names_every_event_and_its_fields(string name)
    {
        var kind = Kinds(typeof(ConversationEvent)).Single(kind => string.Equals(NameOf(kind), name, StringComparison.Ordinal));
        var row = Assert.Single(Doc.Split('\n'), line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

        Assert.All(FieldsOf(kind.DerivedType), field => Assert.Contains($"`{field}`", row, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonDerivedTypeAttribute> Kinds(Type hierarchy) => hierarchy.GetCustomAttributes<JsonDerivedTypeAttribute>();

    private static string NameOf(JsonDerivedTypeAttribute kind) => (string)kind.TypeDiscriminator!;

    private static IEnumerable<string> FieldsOf(Type type) => TurnJson.Options.GetTypeInfo(type).Properties.Select(property => property.Name);

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Kind to the names of all fields that some object of this kind has in the recorded log.
    private static ILookup<string, string> Recorded(string discriminator) =>
        (from line in File.ReadLines(Turns.GoldenPath)
         from found in Objects(JsonDocument.Parse(line).RootElement)
         where found.TryGetProperty(discriminator, out var kind) && kind.ValueKind == JsonValueKind.String
         from field in found.EnumerateObject()
         select (Kind: found.GetProperty(discriminator).GetString()!, field.Name)).ToLookup(field => field.Kind, field => field.Name, StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Objects(field.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
