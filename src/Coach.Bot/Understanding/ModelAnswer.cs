using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Understanding;

namespace Coach.Bot.Understanding;

/// <summary>What a model answers, by answer.schema.json. Servers that don't hold to the schema are met often, so any field may be missing.</summary>
internal sealed record ModelAnswer(IReadOnlyList<ModelFact?>? Facts)
{
    /// <summary>The complete facts of an answer.</summary>
    /// <exception cref="JsonException">The answer is no such JSON.</exception>
    public static IEnumerable<Proposal> Parse(string json) =>
        (JsonSerializer.Deserialize(json, ModelJson.Default.ModelAnswer)?.Facts ?? [])
            .Where(one => one is { Fact: not null, Value: not null, Quote: not null })
            .Select(one => new Proposal(one!.Fact!, one.Value!, one.Quote!));
}

internal sealed record ModelFact(string? Fact, string? Value, string? Quote);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8)]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(string))]
internal sealed partial class ModelJson : JsonSerializerContext;
