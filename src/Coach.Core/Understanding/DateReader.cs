using Coach.Core.Reasoning;
using Coach.Core.Understanding.Dates;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding;

/// <summary>Reads the date in an answer to the question for it, where any date is the deadline: "1 March", "next Friday", "end of Q1", "in six weeks", "no fixed date".</summary>
public static class DateReader
{
    private static readonly (string Word, Deadline Deadline)[] Words =
    [
        ("no fixed date", Deadline.None), ("no date", Deadline.None), ("no deadline", Deadline.None), ("any time", Deadline.None), ("whenever", Deadline.None), ("no hurry", Deadline.None), ("no rush", Deadline.None),
        ("as soon as possible", Deadline.Asap), ("asap", Deadline.Asap), ("right away", Deadline.Asap), ("immediately", Deadline.Asap),
        ("already started", Deadline.Started), ("started", Deadline.Started), ("already live", Deadline.Started), ("already begun", Deadline.Started),
    ];

    /// <summary>The first date or deadline word of a text; null when there is none, or when it is made of numbers that may mean two days and no locale tells which.</summary>
    public static Spotted<Deadline>? Read(string text, DateOnly today, string? locale = null)
    {
        var message = MessageText.Of(text, CueBook.Shipped.Spelling);
        var due = DateGrammar.All(message, today, locale)
            .Where(period => period.Other is null || locale is not null)
            .Select(period => DueDay.Of(message, period))
            .OrderByDescending(one => one.Lead)
            .FirstOrDefault();
        return due is null ? ReadWord(text) : message.Quote<Deadline>(new Deadline.On(due.Day), due.From, due.Period.To);
    }

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
}
