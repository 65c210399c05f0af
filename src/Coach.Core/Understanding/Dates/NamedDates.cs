using System.Collections.Immutable;

namespace Coach.Core.Understanding.Dates;

/// <summary>Dates that name a month, a quarter, a holiday or numbers.</summary>
internal static class NamedDates
{
    public static Period? DayMonth(DateSpot spot)
    {
        if (DateNames.DayNumber(spot.Word()) is not { } day)
        {
            return null;
        }

        var of = spot.Word(1) == "of" ? 1 : 0;
        return DateNames.Month(spot.Word(1 + of)) is { } month ? Dated(spot, day, month, 2 + of) : null;
    }

    public static Period? MonthDay(DateSpot spot)
    {
        if (DateNames.Month(spot.Word()) is not { } month)
        {
            return null;
        }

        var the = spot.Word(1) == "the" ? 1 : 0;
        var touches = the == 1 || spot.Message.Touch(spot.At);
        return touches && DateNames.DayNumber(spot.Word(1 + the)) is { } day && !IsCount(spot, 1 + the) ? Dated(spot, day, month, 2 + the) : null;
    }

    /// <summary>March, March 2027, March next year. "May" and "march" alone are also other words, so they need more.</summary>
    public static Period? Month(DateSpot spot)
    {
        if (DateNames.Month(spot.Word()) is not { } month || (spot.Word() is "may" or "march" or "mar" or "sep" && !IsSurelyMonth(spot)))
        {
            return null;
        }

        var (year, length) = YearAfter(spot, 1);
        var first = DateNames.Coming(year, month, 1, new(spot.Today.Year, spot.Today.Month, 1));
        return first is { } day ? Period.Month(spot.At, spot.At + 1 + length, day) : null;
    }

    public static Period? Quarter(DateSpot spot)
    {
        var (number, length) = spot.Word() switch
        {
            ['q', >= '1' and <= '4' and var digit] => (digit - '0', 1),
            "first" or "1st" when spot.Word(1) == "quarter" => (1, 2),
            "second" or "2nd" when spot.Word(1) == "quarter" => (2, 2),
            "third" or "3rd" when spot.Word(1) == "quarter" => (3, 2),
            "fourth" or "last" or "4th" when spot.Word(1) == "quarter" => (4, 2),
            _ => (0, 0),
        };
        if (number == 0)
        {
            return null;
        }

        var (year, taken) = YearAfter(spot, length);
        var first = new DateOnly(year ?? spot.Today.Year, (number * 3) - 2, 1);
        var coming = year is null && first.AddMonths(3) <= spot.Today ? first.AddYears(1) : first;
        return Period.Quarter(spot.At, spot.At + length + taken, coming);
    }

    public static Period? Holiday(DateSpot spot)
    {
        var (year, taken) = YearAfter(spot, spot.Word() == "new" || spot.Word() == "black" ? 2 : 1);
        var length = spot.Word() is "new" or "black" ? 2 : 1;
        DateOnly? day = spot.Word() switch
        {
            "christmas" or "xmas" => DateNames.Coming(year, 12, 25, spot.Today),
            "new" when spot.Word(1) is "year" or "years" or "year's" && !(spot.Word(-1) == "the" && spot.Word(2) is "group") => DateNames.Coming(year, 1, 1, spot.Today),
            "black" when spot.Word(1) == "friday" => Following(spot.Today, of => Thanksgiving(of).AddDays(1)),
            "thanksgiving" => Following(spot.Today, Thanksgiving),
            "easter" => year is { } given ? Easter(given) : Following(spot.Today, Easter),
            "halloween" => DateNames.Coming(year, 10, 31, spot.Today),
            _ => null,
        };
        return day is { } found ? Period.Day(spot.At, spot.At + length + taken, found) : null;
    }

    /// <summary>2027-03-15, 15/3/2027, 3.15.27, 15/3. What could be two days is read by the writer's country and flagged.</summary>
    public static Period? Numeric(DateSpot spot)
    {
        var written = NumericDate.At(spot);
        if (written is null)
        {
            return null;
        }

        var dayFirst = DateNames.Coming(written.Year, written.Second, written.First, spot.Today);
        var monthFirst = DateNames.Coming(written.Year, written.First, written.Second, spot.Today);
        var (read, other) = IsMonthFirst(spot.Locale) ? (monthFirst, dayFirst) : (dayFirst, monthFirst);
        return (read ?? other) is { } day ? Period.Day(spot.At, written.To, day) with { Other = read is not null && other != read ? other : null } : null;
    }

    public static Period? Iso(DateSpot spot) =>
        spot.At + 2 < spot.Message.Tokens.Length && spot.Message.Gap(spot.At) is "-" && spot.Message.Gap(spot.At + 1) is "-"
        && DateNames.Year(spot.Word()) is { } year && DateNames.Whole(spot.Word(1)) is { } month && DateNames.Whole(spot.Word(2)) is { } day
        && DateNames.Day(year, month, day) is { } date
            ? Period.Day(spot.At, spot.At + 3, date)
            : null;

    public static bool IsMonthFirst(string? locale) => locale is not null && locale.EndsWith("-US", StringComparison.OrdinalIgnoreCase);

    private static Period? Dated(DateSpot spot, int day, int month, int length)
    {
        var (year, taken) = YearAfter(spot, length);
        return DateNames.Coming(year, month, day, spot.Today) is { } date ? Period.Day(spot.At, spot.At + length + taken, date) : null;
    }

    private static (int? Year, int Length) YearAfter(DateSpot spot, int at) =>
        DateNames.Year(spot.Word(at)) is { } year ? (year, 1)
        : spot.Word(at) == "next" && spot.Word(at + 1) == "year" ? (spot.Today.Year + 1, 2)
        : spot.Word(at) == "this" && spot.Word(at + 1) == "year" ? (spot.Today.Year, 2)
        : (null, 0);

    /// <summary>"March 12 people" counts people, "12 Jan our planners" does not.</summary>
    private static bool IsCount(DateSpot spot, int at) => !DateNames.IsOrdinal(spot.Word(at)) && spot.Word(at + 1) is "people" or "staff" or "of" or "new" or "agents" or "nurses";

    private static bool IsSurelyMonth(DateSpot spot) =>
        char.IsUpper(spot.Message.Text[spot.Message.Tokens[spot.At].Start]) && spot.At > 0
        ? ImmutableArray.Create("in", "by", "of", "from", "before", "until", "till", "mid", "early", "late", "next", "since", "this", "to", "and", "end", "start", "for", "every", "each").Contains(spot.Word(-1), StringComparer.Ordinal)
        : spot.Word(-1) is "of" or "by" or "mid" or "before" or "until" or "from" or "in" or "next" or "end";

    private static DateOnly Following(DateOnly today, Func<int, DateOnly> of) => of(today.Year) is var day && day >= today ? day : of(today.Year + 1);

    private static DateOnly Thanksgiving(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 21);
    }

    /// <summary>The Gregorian computus, https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
