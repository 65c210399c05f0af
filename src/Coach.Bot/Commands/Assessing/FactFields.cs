using System.Globalization;
using System.Text.Json;
using Coach.Core.Reasoning;

namespace Coach.Bot.Commands.Assessing;

/// <summary>Reads single facts out of a JSON object. Missing, null and "unknown" mean unknown; what is not in the vocabulary is a flaw.</summary>
internal sealed class FactFields(JsonElement facts, Flaws flaws)
{
    private const string Prefix = "facts.";
    private const string Unknown = "unknown";
    private const int Shown = 40;

    public string? Text(string name) =>
        Known(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : Refused<string>(name, value, "text");

    public T? One<T>(string name)
        where T : struct, Enum => Known(name) is { } value ? Word.Parse<T>(WordOf(value)) ?? Refused<T>(value, name) : null;

    /// <summary>A list of words, or a single one.</summary>
    public T Set<T>(string name)
        where T : struct, Enum
    {
        var bits = 0;
        foreach (var part in Parts(name).Where(IsKnown))
        {
            bits |= Convert.ToInt32(Word.Parse<T>(WordOf(part)) ?? Refused<T>(part, name) ?? default, CultureInfo.InvariantCulture);
        }

        return (T)Enum.ToObject(typeof(T), bits);
    }

    public int? Count(string name) => Known(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var count) && count > 0 => count,
        { } value => Refused<int?>(name, value, "a whole number above 0"),
    };

    public Deadline? Deadline(string name) =>
        Known(name) is { } value ? Core.Reasoning.Deadline.Parse(WordOf(value)) ?? Refused<Deadline>(name, value, "a date (2027-03-01), asap, started or none") : null;

    public void Contradicts(string name, string what) => flaws.Add(Prefix + name, what);

    /// <summary>A misspelt fact must not silently count as unknown.</summary>
    public void AllowOnly(IReadOnlyCollection<string> names)
    {
        foreach (var name in facts.EnumerateObject().Select(field => field.Name).Where(name => !names.Contains(name, StringComparer.Ordinal)))
        {
            flaws.Add(Prefix + Short(name), $"is not a fact; facts are {string.Join(", ", names)}");
        }
    }

    /// <summary>A value as it is shown in an error: never more than a few words of it.</summary>
    public static string Short(string raw) => raw.Length <= Shown ? raw : raw[..Shown] + "...";

    private IEnumerable<JsonElement> Parts(string name) => Known(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } value => [value],
    };

    private JsonElement? Known(string name) => facts.TryGetProperty(name, out var value) && IsKnown(value) ? value : null;

    private static bool IsKnown(JsonElement value) => value.ValueKind != JsonValueKind.Null && WordOf(value) is not (Unknown or "");

    private static string? WordOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private T? Refused<T>(JsonElement value, string name)
        where T : struct, Enum => Refused<T?>(name, value, $"one of {string.Join(", ", Word.All<T>())}, {Unknown}");

    private T? Refused<T>(string name, JsonElement value, string allowed)
    {
        flaws.Add(Prefix + name, $"{Short(value.GetRawText())} is not {allowed}");
        return default;
    }
}
