using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Dates;

/// <summary>Days that words stand for; one day has the same first and last.</summary>
/// <param name="From">First token.</param>
/// <param name="To">After the last token.</param>
internal sealed record Period(int From, int To, DateOnly First, DateOnly Last)
{
    /// <summary>The other day that numbers may mean.</summary>
    public DateOnly? Other { get; init; }

    public bool IsDay => First == Last;

    public static Period Day(int from, int to, DateOnly day) => new(from, to, day, day);

    public static Period Month(int from, int to, DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return new(from, to, first, first.AddMonths(1).AddDays(-1));
    }

    public static Period Quarter(int from, int to, DateOnly first) => new(from, to, first, first.AddMonths(3).AddDays(-1));

    public static Period Year(int from, int to, int year) => new(from, to, new(year, 1, 1), new(year, 12, 31));

    /// <summary>Monday to Friday of the week that a day lies in.</summary>
    public static Period Week(int from, int to, DateOnly day) => new(from, to, Monday(day), Monday(day).AddDays(4));

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>What date patterns look at: a message, a place in it, the day it was written and where its writer lives.</summary>
internal readonly record struct DateSpot(MessageText Message, int At, DateOnly Today, string? Locale)
{
    public string Word(int offset = 0) => Message.Word(At + offset);

    public DateSpot Moved(int offset) => this with { At = At + offset };
}
