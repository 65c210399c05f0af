using System.Globalization;
using System.Text.RegularExpressions;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>The time where the person is.</summary>
internal static partial class PersonsClock
{
    /// <summary>Now, in the person's zone where it is known, else at the offset of their clock, else in UTC.</summary>
    public static (DateTimeOffset At, string? TimeZone) At(Activity activity, DateTimeOffset now) =>
        (Zone(activity.LocalTimezone) ?? Zone(ClientInfo.Of(activity)?.Timezone)) is { } zone
            ? (TimeZoneInfo.ConvertTime(now, zone), zone.Id)
            : (now.ToOffset(Offset(activity.LocalTimestamp)), null);

    private static TimeZoneInfo? Zone(string? name) => name is not null && IanaName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static TimeSpan Offset(string? localTimestamp) =>
        DateTimeOffset.TryParse(localTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var local) ? local.Offset : TimeSpan.Zero;

    // The runtime looks a zone up as a file, so nothing that could be another path may reach it.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex IanaName();
}
