using System.Buffers;
using System.Globalization;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>The time where the person is.</summary>
internal static class PersonsClock
{
    private const int LongestName = 64;
    private static readonly SearchValues<char> LettersOfNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>Now, in the person's zone where it is known, else at the offset of their clock, else in UTC.</summary>
    public static (DateTimeOffset At, string? TimeZone) At(Activity activity, DateTimeOffset now) =>
        (Zone(activity.LocalTimezone) ?? Zone(ClientInfo.Of(activity)?.Timezone)) is { } zone
            ? (TimeZoneInfo.ConvertTime(now, zone), zone.Id)
            : (now.ToOffset(Offset(activity.LocalTimestamp)), null);

    private static TimeZoneInfo? Zone(string? name) =>
        name is not null && IsZoneName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static TimeSpan Offset(string? localTimestamp) =>
        DateTimeOffset.TryParse(localTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var local) ? local.Offset : TimeSpan.Zero;

    // The runtime looks a zone up as a file, so nothing that could be another path may reach it.
    private static bool IsZoneName(string name) =>
        name is [>= 'A' and <= 'Z', ..] && name.Length <= LongestName && !name.AsSpan().ContainsAnyExcept(LettersOfNames);
}
