using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Dates;

/// <summary>Dates that are counted from today: tomorrow, next Friday, in six weeks, the end of the month.</summary>
internal static class RelativeDates
{
    public static Period? NearDay(DateSpot spot) => spot.Word() switch
    {
        "today" or "tonight" => Period.Day(spot.At, spot.At + 1, spot.Today),
        "day" when spot.Word(1) == "after" && spot.Word(2) == "tomorrow" => Period.Day(spot.At, spot.At + 3, spot.Today.AddDays(2)),
        "tomorrow" => Period.Day(spot.At, spot.At + 1, spot.Today.AddDays(1)),
        _ => null,
    };

    /// <summary>"Friday" and "this Friday" are the coming one, "next Friday" is that of next week, "Friday week" a week later.</summary>
    public static Period? Weekday(DateSpot spot)
    {
        var lead = spot.Word() is "next" or "this" or "coming" ? 1 : 0;
        if (DateNames.Weekday(spot.Word(lead)) is not { } weekday || IsHabit(spot, lead))
        {
            return null;
        }

        var ahead = ((int)weekday - (int)spot.Today.DayOfWeek + 7) % 7;
        var coming = spot.Today.AddDays(ahead == 0 ? 7 : ahead);
        var later = spot.Word(lead + 1) == "week" ? 7 : 0;
        var day = spot.Word() == "next" ? Period.Monday(spot.Today).AddDays(7 + (((int)weekday + 6) % 7)) : coming.AddDays(later);
        return Period.Day(spot.At, spot.At + 1 + lead + (later > 0 ? 1 : 0), day);
    }

    /// <summary>"in six weeks", "within a month", "six weeks from now", "a fortnight away".</summary>
    public static Period? Distance(DateSpot spot)
    {
        var lead = spot.Word() is "in" or "within" ? 1 : 0;
        lead += lead > 0 && spot.Word(lead) is "about" or "around" or "roughly" or "only" or "less" or "just" or "under" or "the" or "approx" ? 1 : 0;
        lead += spot.Word(lead) is "than" or "next" ? 1 : 0;
        var at = spot.At + lead;
        if (at >= spot.Message.Tokens.Length || Amount(spot.Message, at) is not var (amount, length))
        {
            return null;
        }

        var unit = spot.Message.Word(at + length);
        var after = spot.Message.Word(at + length + 1);
        var tail = after is "from" && spot.Message.Word(at + length + 2) is "now" or "today" ? 3 : after is "away" ? 2 : 1;
        if (IsPace(spot, unit) || (lead == 0 && tail == 1) || after is "ago" or "later" or "late" or "of" or "a" || spot.Word(-1) is "times" or "once" or "twice")
        {
            return null;
        }

        return Added(spot.Today, amount, unit) is { } day ? Period.Day(spot.At, at + length + tail, day) : null;
    }

    /// <summary>"Within a day" says how quickly the work has to be done, not by when it must be learned.</summary>
    private static bool IsPace(DateSpot spot, string unit) => spot.Word() == "within" && unit is "day" or "days" or "hour" or "hours";

    /// <summary>This or next week, month, quarter, year; "the month", "the year".</summary>
    public static Period? Span(DateSpot spot)
    {
        var (which, length) = spot.Word() switch
        {
            "next" => (1, 2),
            "this" or "the" => (0, 2),
            "year" or "month" or "week" or "quarter" when spot.Word(-1) is "of" or "end" => (0, 1),
            _ => (-1, 0),
        };
        if (which < 0 || (spot.Word() == "the" && !(spot.Word(-1) == "of" || spot.Word(1) == "new")))
        {
            return null;
        }

        return Unit(spot, which, length, spot.Word(length - 1));
    }

    /// <summary>"year end", "month end", "EOY": the last day.</summary>
    public static Period? Close(DateSpot spot)
    {
        var (unit, length) = spot.Word() switch
        {
            "eoy" => ("year", 1),
            "eom" => ("month", 1),
            "eow" => ("week", 1),
            "eoq" => ("quarter", 1),
            "year" when spot.Word(1) == "end" && spot.Word(-1) is "by" or "before" or "until" => ("year", 2),
            _ => ("", 0),
        };
        return length > 0 && Unit(spot, 0, length, unit) is { } period ? period with { First = period.Last } : null;
    }

    /// <summary>"by the 15th": the next day with that number.</summary>
    public static Period? DayOfMonth(DateSpot spot)
    {
        if (!DateNames.IsOrdinal(spot.Word()) || spot.Word(-1) != "the" || spot.Word(-2) is not ("by" or "on" or "before" or "until" or "from" or "due" or "for") || DateNames.DayNumber(spot.Word()) is not { } day)
        {
            return null;
        }

        var month = new DateOnly(spot.Today.Year, spot.Today.Month, 1);
        var date = DateNames.Day(month.Year, month.Month, day) is { } here && here >= spot.Today ? here : DateNames.Day(month.AddMonths(1).Year, month.AddMonths(1).Month, day);
        return date is { } found ? Period.Day(spot.At, spot.At + 1, found) : null;
    }

    private static Period? Unit(DateSpot spot, int which, int length, string unit)
    {
        var (from, to, today) = (spot.At, spot.At + length, spot.Today);
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return unit switch
        {
            "week" => Period.Week(from, to, today.AddDays(7 * which)),
            "month" => Period.Month(from, to, today.AddMonths(which)),
            "quarter" => Period.Quarter(from, to, quarter.AddMonths(3 * which)),
            "year" => Period.Year(from, to, today.Year + which),
            _ => null,
        };
    }

    private static (int Amount, int Length)? Amount(MessageText message, int at) => message.Word(at) switch
    {
        "a" or "an" when message.Word(at + 1) is "couple" => (2, message.Word(at + 2) == "of" ? 3 : 2),
        "a" or "an" or "one" => (1, 1),
        _ => Numbers.Read(message, at),
    };

    private static DateOnly? Added(DateOnly today, int amount, string unit) => amount > 600 ? null : unit switch
    {
        "day" or "days" => today.AddDays(amount),
        "week" or "weeks" or "week's" or "weeks'" or "wks" or "wk" => today.AddDays(amount * 7),
        "fortnight" => today.AddDays(amount * 14),
        "month" or "months" => today.AddMonths(amount),
        "year" or "years" => today.AddYears(Math.Min(amount, 50)),
        _ => null,
    };

    /// <summary>"every Friday", "last Friday", "Friday nights" and "on Mondays" are no deadlines.</summary>
    private static bool IsHabit(DateSpot spot, int lead) =>
        (DateNames.DayNumber(spot.Word(lead + 1)) is not null && (DateNames.Month(spot.Word(lead + 2)) is not null || spot.Word(lead + 2) == "of")) || DateNames.Month(spot.Word(lead + 1)) is not null || spot.Word(-1) is "every" or "each" or "last" or "since" or "a" or "any" or "most" || spot.Word(lead + 1) is "night" or "nights" or "afternoon" or "afternoons" or "morning" or "mornings" or "meeting" or "report" or "evening"
        || (lead == 0 && spot.Word() is "sun" or "sat" or "mon" or "wed" or "thu" or "fri" && spot.Word(-1) is not ("by" or "on" or "from" or "next" or "this"));
}
