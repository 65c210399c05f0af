using System.Collections.Frozen;
using System.Globalization;

namespace Coach.Core.Understanding.Dates;

/// <summary>Months, weekdays and day numbers as people write them.</summary>
internal static class DateNames
{
    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["january"] = 1,
        ["jan"] = 1,
        ["february"] = 2,
        ["feb"] = 2,
        ["march"] = 3,
        ["mar"] = 3,
        ["april"] = 4,
        ["apr"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["jun"] = 6,
        ["july"] = 7,
        ["jul"] = 7,
        ["august"] = 8,
        ["aug"] = 8,
        ["september"] = 9,
        ["sept"] = 9,
        ["sep"] = 9,
        ["october"] = 10,
        ["oct"] = 10,
        ["november"] = 11,
        ["nov"] = 11,
        ["december"] = 12,
        ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>(StringComparer.Ordinal)
    {
        ["monday"] = DayOfWeek.Monday,
        ["mon"] = DayOfWeek.Monday,
        ["tuesday"] = DayOfWeek.Tuesday,
        ["tue"] = DayOfWeek.Tuesday,
        ["tues"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thursday"] = DayOfWeek.Thursday,
        ["thu"] = DayOfWeek.Thursday,
        ["thurs"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday,
        ["fri"] = DayOfWeek.Friday,
        ["saturday"] = DayOfWeek.Saturday,
        ["sunday"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    public static DayOfWeek? Weekday(string word) => Weekdays.TryGetValue(word, out var day) ? day : null;

    /// <summary>1 to 31, as "3", "3rd" or "third".</summary>
    public static int? DayNumber(string word)
    {
        var ordinal = Array.IndexOf(Ordinals, word);
        return ordinal >= 0 ? ordinal + 1 : Whole(IsOrdinal(word) ? word[..^2] : word) is { } day and >= 1 and <= 31 ? day : null;
    }

    public static bool IsOrdinal(string word) => word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th";

    public static int? Year(string word) => word.Length == 4 && Whole(word) is { } year and >= 2000 and <= 2100 ? year : null;

    public static int? Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 1900 and <= 9000 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>The day in the year given, or else the next time that it comes.</summary>
    public static DateOnly? Coming(int? year, int month, int day, DateOnly today) =>
        year is { } given ? Day(given, month, day)
        : Day(today.Year, month, day) is { } thisYear && thisYear >= today ? thisYear
        : Day(today.Year + 1, month, day);
}
