namespace Coach.Core.Reasoning;

/// <summary>Days that the smallest build takes. Below them a date is too close; defaults are assumptions, see docs/rules.md.</summary>
/// <param name="ProceduralDays">For known steps.</param>
/// <param name="JudgmentDays">For judgment.</param>
public sealed record LeadTimes(int ProceduralDays, int JudgmentDays)
{
    public static LeadTimes Default { get; } = new(14, 56);
}

/// <summary>The day on which a case is decided, in the person's time zone, and how long building takes.</summary>
public sealed record Calendar(DateOnly Today, LeadTimes LeadTimes)
{
    /// <summary>Whether the time left is enough to build; null while the date, or between the lead times the need for judgment, is unknown.</summary>
    public TimeLeft? TimeLeft(Deadline? deadline, Judgment? judgment) => deadline switch
    {
        null => null,
        Deadline.Open => Reasoning.TimeLeft.Enough,
        _ => Compare(deadline.DaysFrom(Today) ?? 0, judgment),
    };

    /// <summary>The first day on which a build started today can be done.</summary>
    public DateOnly EarliestHonestDate(Judgment? judgment) =>
        Today.AddDays(judgment == Judgment.No ? LeadTimes.ProceduralDays : LeadTimes.JudgmentDays);

    private TimeLeft? Compare(int days, Judgment? judgment)
    {
        var (shorter, longer) = (Against(days, Math.Min(LeadTimes.ProceduralDays, LeadTimes.JudgmentDays)), Against(days, Math.Max(LeadTimes.ProceduralDays, LeadTimes.JudgmentDays)));
        if (shorter == longer)
        {
            return shorter;
        }

        return judgment is { } known ? Against(days, known == Judgment.Yes ? LeadTimes.JudgmentDays : LeadTimes.ProceduralDays) : null;
    }

    private static TimeLeft Against(int days, int leadTime) => days < leadTime ? Reasoning.TimeLeft.TooShort : Reasoning.TimeLeft.Enough;
}
