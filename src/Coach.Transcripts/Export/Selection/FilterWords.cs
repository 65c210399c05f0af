using System.Globalization;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;

namespace Coach.Transcripts.Export.Selection;

/// <summary>Reads a filter as it stands in an address, a form or a command line.</summary>
/// <param name="value">The word behind a name; null or blank when there is none.</param>
/// <param name="faults">Gets what can't be read as (name, what it should be); that doesn't filter.</param>
public sealed class FilterWords(Func<string, string?> value, ICollection<(string Name, string Fault)> faults)
{
    public static IReadOnlyList<string> Names { get; } = ["channel", "from", "to", "tz", "outcome", "asked", "state", "conversation"];

    public CaseFilter Read() => new()
    {
        Channel = Lower("channel"),
        From = Day("from"),
        To = Day("to"),
        Zone = Zone(),
        Outcome = Given("outcome")?.ToUpperInvariant() is CaseFilter.Undecided ? Classes.None : One<Classes>("outcome", Given("outcome")?.ToUpperInvariant(), CaseFilter.Undecided),
        Asked = One<Modalities>("asked", Lower("asked")),
        State = One<CaseStage>("state", Lower("state")),
        Conversation = Lower("conversation"),
    };

    private string? Given(string name) => value(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string? Lower(string name) => Given(name)?.ToLowerInvariant();

    private T? One<T>(string name, string? word, params string[] also)
        where T : struct, Enum
    {
        var read = Word.Parse<T>(word);
        return word is null || read is not null ? read : Refused<T>(name, $"one of: {string.Join(", ", [.. Word.All<T>(), .. also])}");
    }

    private DateOnly? Day(string name) => Given(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Refused<DateOnly>(name, "a day written as 2026-11-23");

    private TimeZoneInfo Zone()
    {
        if (Given("tz") is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            faults.Add(("tz", "a time zone such as Europe/Zurich"));
            return TimeZoneInfo.Utc;
        }

        return TimeZoneInfo.FindSystemTimeZoneById(Given("tz") ?? "UTC");
    }

    private T? Refused<T>(string name, string fault)
        where T : struct
    {
        faults.Add((name, fault));
        return null;
    }
}
