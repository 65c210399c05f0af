using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Core.Reasoning;

/// <summary>When the skill must be there. Written as an ISO date, "asap", "started" or "none" (no fixed date).</summary>
[JsonConverter(typeof(DeadlineJson))]
public abstract record Deadline
{
    private Deadline() { }

    public static Deadline Asap { get; } = new Now("asap");

    public static Deadline Started { get; } = new Now("started");

    public static Deadline None { get; } = new Open();

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static Deadline? Parse(string? text) => text switch
    {
        "asap" => Asap,
        "started" => Started,
        "none" => None,
        _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new On(day) : null,
    };

    /// <summary>Days from <paramref name="today"/> until the skill is needed; null when there is no fixed date.</summary>
    public int? DaysFrom(DateOnly today) => this switch
    {
        On on => on.Day.DayNumber - today.DayNumber,
        Now => 0,
        _ => null,
    };

    /// <summary>A calendar day in the person's own time zone.</summary>
    public sealed record On(DateOnly Day) : Deadline
    {
        public override string ToString() => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Needed today: as soon as possible, or already under way.</summary>
    public sealed record Now(string Word) : Deadline
    {
        public override string ToString() => Word;
    }

    public sealed record Open : Deadline
    {
        public override string ToString() => "none";
    }
}

/// <summary>A deadline as one JSON string.</summary>
public sealed class DeadlineJson : JsonConverter<Deadline>
{
    public override Deadline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Deadline.Parse(reader.GetString()) ?? throw new JsonException("A deadline is a date (2027-03-01), \"asap\", \"started\" or \"none\".");

    public override void Write(Utf8JsonWriter writer, Deadline value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
