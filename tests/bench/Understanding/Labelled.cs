using System.Collections.Immutable;
using System.Text.Json;

namespace Coach.Bot.Bench.Understanding;

/// <summary>What a labelled message should be read as, for one fact.</summary>
/// <param name="Right">Values that must be found; for a single value any of them will do.</param>
/// <param name="Optional">Values that are neither rewarded nor punished; for a single value that is right or left out.</param>
internal sealed record Label(ImmutableArray<string> Right, ImmutableArray<string> Optional)
{
    public static readonly Label Nothing = new([], []);
}

/// <summary>A labelled message.</summary>
/// <param name="Situation">The work problem it belongs to; its own id where none is given.</param>
internal sealed record Labelled(string Id, string Situation, string? Locale, DateOnly Now, string Text, string Kind, ImmutableDictionary<string, Label> Facts)
{
    public static ImmutableArray<Labelled> ReadAll(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Parse)];

    public Label Of(string fact) => Facts.GetValueOrDefault(fact, Label.Nothing);

    private static Labelled Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var id = root.GetProperty("id").GetString()!;
        var optional = root.TryGetProperty("optional", out var beside) ? beside : default;
        var facts = root.GetProperty("facts");
        if (facts.TryGetProperty("optional", out var inside))
        {
            optional = inside;
        }

        return new(
            id,
            root.TryGetProperty("situation", out var situation) ? situation.GetString()! : id,
            root.TryGetProperty("locale", out var locale) ? locale.GetString() : null,
            DateOnly.ParseExact(root.GetProperty("now").GetString()!, "yyyy-MM-dd"),
            root.GetProperty("text").GetString()!,
            root.GetProperty("kind").GetString()!,
            Labels(facts, optional));
    }

    private static ImmutableDictionary<string, Label> Labels(JsonElement facts, JsonElement optional)
    {
        var labels = ImmutableDictionary.CreateBuilder<string, Label>(StringComparer.Ordinal);
        foreach (var fact in facts.EnumerateObject().Where(fact => fact.Name != "optional"))
        {
            labels[fact.Name] = fact.Value.ValueKind == JsonValueKind.Object ? Structured(fact.Value) : new(Values(fact.Value), []);
        }

        foreach (var fact in optional.ValueKind == JsonValueKind.Object ? optional.EnumerateObject().ToList() : [])
        {
            labels[fact.Name] = labels.GetValueOrDefault(fact.Name, Label.Nothing) with { Optional = Values(fact.Value) };
        }

        return labels.ToImmutable();
    }

    /// <summary>{"any_of","optional": true} or {"required","optional": []}.</summary>
    private static Label Structured(JsonElement label)
    {
        if (label.TryGetProperty("any_of", out var any))
        {
            return label.GetProperty("optional").GetBoolean() ? new([], Values(any)) : new(Values(any), []);
        }

        return new(Values(label.GetProperty("required")), Values(label.GetProperty("optional")));
    }

    private static ImmutableArray<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.ToString())] : [value.ToString()];
}
