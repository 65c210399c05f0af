using System.Globalization;
using System.Text.RegularExpressions;
using Coach.Core.Reasoning;

namespace Coach.Core.Understanding;

/// <summary>
/// Reads a date that cannot be mistaken: ISO (2027-03-01), or a day with a named month (1 March, March 1st 2027). Without a year the
/// coming one is meant. Numbers alone (03/04) are not read: they mean different days in different countries.
/// </summary>
public static partial class DateReader
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private const string MonthNames = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static readonly (string Word, Deadline Deadline)[] Words =
    [
        ("no fixed date", Deadline.None), ("no date", Deadline.None), ("no deadline", Deadline.None), ("any time", Deadline.None),
        ("as soon as possible", Deadline.Asap), ("asap", Deadline.Asap), ("right away", Deadline.Asap), ("immediately", Deadline.Asap),
        ("already started", Deadline.Started), ("started", Deadline.Started), ("already live", Deadline.Started), ("already begun", Deadline.Started),
    ];

    /// <summary>The first date or deadline word of a text; null when there is none.</summary>
    public static Spotted<Deadline>? Read(string text, DateOnly today) =>
        ReadDay(Iso().Match(text), today) ?? ReadDay(DayMonth().Match(text), today) ?? ReadDay(MonthDay().Match(text), today) ?? ReadWord(text);

    private static Spotted<Deadline>? ReadDay(Match match, DateOnly today) =>
        match.Success && DayOf(match, today) is { } day ? new(new Deadline.On(day), match.Value, match.Index) : null;

    private static Spotted<Deadline>? ReadWord(string text)
    {
        foreach (var (word, deadline) in Words)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return new(deadline, text.Substring(at, word.Length), at);
            }
        }

        return null;
    }

    private static DateOnly? DayOf(Match match, DateOnly today)
    {
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        var month = Month(match.Groups["month"].Value);
        return match.Groups["year"].Success
            ? Exact(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month, day)
            : Exact(today.Year, month, day) is { } thisYear && thisYear >= today ? thisYear : Exact(today.Year + 1, month, day);
    }

    private static int Month(string name) => char.IsDigit(name[0])
        ? int.Parse(name, CultureInfo.InvariantCulture)
        : (MonthNames.IndexOf(name[..3], StringComparison.OrdinalIgnoreCase) / 3) + 1;

    private static DateOnly? Exact(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 1900 and <= 9998 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>" + Months + @")\b(?:\.?,?\s+(?<year>\d{4})\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<month>" + Months + @")\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>\d{4})\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex MonthDay();
}
