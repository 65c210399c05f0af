using System.Collections.Immutable;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Dates;

/// <summary>Finds all dates and periods of a message, the longest at each place.</summary>
internal static class DateGrammar
{
    private static readonly ImmutableArray<Func<DateSpot, Period?>> Patterns =
    [
        NamedDates.Iso, NamedDates.Numeric, NamedDates.DayMonth, NamedDates.MonthDay, NamedDates.Quarter, NamedDates.Month, NamedDates.Holiday,
        RelativeDates.NearDay, RelativeDates.Weekday, RelativeDates.Distance, RelativeDates.Close, RelativeDates.Span, RelativeDates.DayOfMonth,
    ];

    public static ImmutableArray<Period> All(MessageText message, DateOnly today, string? locale)
    {
        var found = ImmutableArray.CreateBuilder<Period>();
        var at = 0;
        while (at < message.Tokens.Length)
        {
            var spot = new DateSpot(message, at, today, locale);
            var period = Patterns.Select(pattern => pattern(spot)).OfType<Period>().MaxBy(one => one.To);
            if (period is not null)
            {
                found.Add(period);
            }

            at = period?.To ?? at + 1;
        }

        return found.ToImmutable();
    }
}
