using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coach.Bot.Telemetry;

/// <summary>
/// What the coach counts and times, named as OpenTelemetry asks for. Every tag has few values, all of them ours: no text, no name, no id and no
/// token is ever one.
/// </summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/general/naming/</remarks>
internal static class Instruments
{
    public const string Name = "Coach.Bot";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("coach.turns", "{turn}", "Messages that were handled, by channel, open question and outcome");

    public static Histogram<double> TurnDuration { get; } = Meter.CreateHistogram<double>("coach.turn.duration", "s", "From a message to its answer on the way, by channel");

    public static Histogram<double> StageDuration { get; } = Meter.CreateHistogram<double>("coach.stage.duration", "s", "The parts of a turn: read, decide, append, send");

    public static UpDownCounter<long> TurnsWaiting { get; } = Meter.CreateUpDownCounter<long>("coach.turns.waiting", "{turn}", "Turns that are being worked on, or wait for the store");

    public static Counter<long> Results { get; } = Meter.CreateCounter<long>("coach.results", "{result}", "Recommendations, by classes, verdict and confidence");

    public static Counter<long> Disagreements { get; } = Meter.CreateCounter<long>("coach.disagreements", "{result}", "Recommendations that somebody disagreed with");

    public static Counter<long> Appends { get; } = Meter.CreateCounter<long>("coach.appends", "{append}", "Appends to transcripts, by outcome");

    public static Counter<long> Sends { get; } = Meter.CreateCounter<long>("coach.sends", "{message}", "Attempts to send a reply, by channel and outcome");

    public static UpDownCounter<long> SendsWaiting { get; } = Meter.CreateUpDownCounter<long>("coach.sends.waiting", "{turn}", "Turns whose replies are still to be sent");

    public static KeyValuePair<string, object?> Tag(string name, string value) => new($"coach.{name}", value);
}
