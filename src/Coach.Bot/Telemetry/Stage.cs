using System.Diagnostics;

namespace Coach.Bot.Telemetry;

/// <summary>Times one part of a turn, as a span and in the histogram, until it is disposed.</summary>
internal readonly struct Stage : IDisposable
{
    public const string Read = "read", Decide = "decide", Append = "append", Send = "send";

    private readonly string name;
    private readonly long started;
    private readonly Activity? span;

    private Stage(string name) => (this.name, started, span) = (name, Stopwatch.GetTimestamp(), Instruments.Source.StartActivity(name));

    public static Stage Begin(string name) => new(name);

    public void Dispose()
    {
        Instruments.StageDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Instruments.Tag("stage", name));
        span?.Dispose();
    }
}
