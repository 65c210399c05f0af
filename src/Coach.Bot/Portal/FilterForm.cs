using System.Collections.Immutable;
using Coach.Transcripts.Export.Selection;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coach.Bot.Portal;

/// <summary>A filter as a form shows it: what was given, what it means, and what could not be read.</summary>
internal sealed record FilterForm(ImmutableDictionary<string, string> Given, CaseFilter Filter, ImmutableDictionary<string, string> Faults)
{
    public static FilterForm Empty { get; } = new(ImmutableDictionary<string, string>.Empty, new(), ImmutableDictionary<string, string>.Empty);

    /// <summary>As an address holds it, with its question mark; empty when every case is meant.</summary>
    public string Query => new QueryBuilder(Filter.Written().Select(one => KeyValuePair.Create(one.Name, one.Value))).ToString();

    public string this[string name] => Given.GetValueOrDefault(name, "");

    public static FilterForm Of(IQueryCollection query) => Of(name => query[name]);

    public static FilterForm Of(IFormCollection form) => Of(name => form[name]);

    private static FilterForm Of(Func<string, string?> value)
    {
        var faults = new List<(string Name, string Fault)>();
        var filter = new FilterWords(value, faults).Read();
        var given = FilterWords.Names.Select(name => (Name: name, Value: value(name) ?? "")).Where(one => one.Value.Length > 0);
        return new(given.ToImmutableDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal), filter, faults.ToImmutableDictionary(one => one.Name, one => $"Give {one.Fault}.", StringComparer.Ordinal));
    }
}

/// <summary>Bytes as people read them.</summary>
internal static class Size
{
    private const double Thousand = 1000;

    public static string Of(long bytes) => bytes switch
    {
        < 1_000_000 => $"{bytes / Thousand:0.#} KB",
        < 1_000_000_000 => $"{bytes / Thousand / Thousand:0.#} MB",
        _ => $"{bytes / Thousand / Thousand / Thousand:0.#} GB",
    };
}
