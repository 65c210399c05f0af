namespace Coach.Core.Reasoning;

/// <summary>Everything known of a case, in the closed vocabulary; null, Unknown or NotNamed while unknown.</summary>
public sealed record CaseFacts
{
    /// <summary>What people should do differently, in the person's own words.</summary>
    public string? Performance { get; init; }

    /// <summary>How the gap shows today, in the person's own words ("9 slipped through last month").</summary>
    public string? Measure { get; init; }

    public Skill? Skill { get; init; }

    public SkillLevels Level { get; init; }

    public Availability? Available { get; init; }

    public Deadline? Deadline { get; init; }

    public Barrier? Barrier { get; init; }

    public BarrierKinds BarrierKinds { get; init; }

    public Stakes? Stakes { get; init; }

    public Frequency? Frequency { get; init; }

    public Ai Ai { get; init; } = Ai.No;

    /// <summary>How many people are affected.</summary>
    public int? People { get; init; }

    public Modalities Asked { get; init; }

    /// <summary>Who notices when the AI tool is wrong, in the person's own words.</summary>
    public string? Safeguard { get; init; }

    /// <summary>Set when judgment is known though no level was named; a named level wins.</summary>
    public Judgment? JudgmentGiven { get; init; }

    /// <summary>Set when the manager overrides what the date says.</summary>
    public TimeLeft? TimeGiven { get; init; }

    /// <summary>Yes if any named level takes judgment.</summary>
    public Judgment? Judgment => Level switch
    {
        SkillLevels.Unknown => JudgmentGiven,
        _ => (Level & (SkillLevels.Judgment | SkillLevels.Adaptation)) != 0 ? Reasoning.Judgment.Yes : Reasoning.Judgment.No,
    };

    public TimeLeft? Time(Calendar calendar) => TimeGiven ?? calendar.TimeLeft(Deadline, Judgment);

    /// <summary>The part of the facts that can decide on a class.</summary>
    public DecidingFacts Deciding(Calendar calendar) => new()
    {
        Skill = Skill,
        Barrier = Barrier ?? (BarrierKinds == BarrierKinds.NotNamed ? null : Reasoning.Barrier.Some),
        Judgment = Judgment,
        Available = Available,
        Time = Time(calendar),
        Stakes = Stakes,
        Frequency = Frequency,
        Ai = Ai,
    };
}
