using Coach.Core.Understanding.Text;

namespace Coach.Core.Understanding.Dates;

/// <summary>The one day of a period that its lead-in means: end of March, mid January, before Christmas, from Monday.</summary>
/// <param name="From">First token of the lead-in.</param>
/// <param name="Lead">How plainly the lead-in makes it a deadline: 2 by, before, due; 1 on, from, in; 0 nothing.</param>
internal sealed record DueDay(Period Period, DateOnly Day, int From, int Lead)
{
    private const string Connectors = "the|a|of|about|around|this|coming|week|end|start|beginning|middle|mid|early|late|first|last|half|day|latest|at|very";

    public static DueDay Of(MessageText message, Period period)
    {
        var from = period.From;
        while (from > 0 && message.Tokens[from - 1].Sentence == message.Tokens[period.From].Sentence && period.From - from < 6 && IsConnector(message.Word(from - 1)))
        {
            from--;
        }

        var lead = from > 0 && message.Tokens[from - 1].Sentence == message.Tokens[period.From].Sentence ? message.Word(from - 1) : "";
        var words = Enumerable.Range(from, period.From - from).Select(message.Word).ToList();
        var day = Picked(period, words, lead);
        var (strength, starts) = Strength(lead, message, from, period.IsDay);
        return new(period, day, starts && from > 0 ? from - 1 : from, strength);
    }

    private static bool IsConnector(string word) => Array.IndexOf(Connectors.Split('|'), word) >= 0;

    private static DateOnly Picked(Period period, List<string> words, string lead)
    {
        if (words.Contains("end") || words.Contains("late") || (words.Contains("last") && !period.IsDay))
        {
            return period.Last;
        }

        if (words.Contains("mid") || words.Contains("middle"))
        {
            return period.First.AddDays((period.Last.DayNumber - period.First.DayNumber - 1) / 2);
        }

        var isStart = words.Contains("start") || words.Contains("beginning") || words.Contains("early") || (words.Contains("first") && !period.IsDay);
        return isStart || lead is "before" or "from" or "starting" or "until" or "till" or "as" or "ahead" or "since" ? period.First : period.Last;
    }

    private static (int Strength, bool IsPart) Strength(string lead, MessageText message, int from, bool isDay) => lead switch
    {
        "from" when isDay => (2, true),
        "by" or "before" or "until" or "till" or "due" or "deadline" or "til" or "latest" => (2, true),
        _ when message.Word(from) is "end" or "mid" or "beginning" or "start" or "early" or "late" => (2, false),
        "starting" => (2, true),
        "from" or "on" or "in" or "for" or "is" or "to" or "live" or "launch" or "starts" or "start" => (1, lead is "from" or "on" or "in" or "for"),
        _ when message.Word(from) is "in" or "next" => (1, false),
        _ => (0, false),
    };
}
