using Coach.Bot.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Commands;

/// <summary>A terminal without a person: input is given, and what was written can be read.</summary>
internal static class TestTerminal
{
    public static Terminal With(params string[] lines) => Reading(new StringReader(string.Concat(lines.Select(line => line + "\n"))));

    public static Terminal Reading(TextReader input)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.Utc);
        return new(input, new StringWriter(), new StringWriter(), time);
    }

    public static string Written(this Terminal terminal) => terminal.Out.ToString()!;

    public static string Errors(this Terminal terminal) => terminal.Error.ToString()!;

    public static string[] Lines(this string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
