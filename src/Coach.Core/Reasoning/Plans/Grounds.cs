using System.Globalization;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What an intervention is chosen by.</summary>
internal sealed record Grounds(CaseFacts Facts, Calendar Calendar, DecidingFacts Known, Classification Classified)
{
    private const int ManyPeople = 50;
    private const int GroupSize = 8;

    public bool IsCause { get; } = RuleBook.IsCause(Classified.Always);

    public bool Builds => Classified.Certain.HasFlag(Classes.Build);

    public bool Absent => Known.Skill == Skill.Absent;

    public bool Partial => Known.Skill == Skill.Partial;

    public bool TakesJudgment => Known.Judgment == Judgment.Yes;

    public bool Adapts => Facts.Level.HasFlag(SkillLevels.Adaptation);

    public bool Recalls => Facts.Level.HasFlag(SkillLevels.Recall);

    /// <summary>Known steps, named as a level or implied where no judgment is needed and no level was named.</summary>
    public bool Steps => Facts.Level == SkillLevels.Unknown ? Known.Judgment == Judgment.No : Facts.Level.HasFlag(SkillLevels.Procedure);

    public bool Beforehand => Known.Available == Availability.Beforehand;

    public bool HighStakes => Known.Stakes == Stakes.High;

    public bool Often => Known.Frequency == Frequency.Often;

    public bool Rarely => Known.Frequency == Frequency.Rarely;

    public bool TooShort => Known.Time == TimeLeft.TooShort;

    public bool WithAi => Known.Ai == Ai.Yes;

    public bool Many => Facts.People >= ManyPeople;

    public bool Group => Facts.People >= GroupSize;

    public bool Few => Facts.People is null or < GroupSize;

    public bool NoKindNamed => Facts.BarrierKinds == BarrierKinds.NotNamed || Known.Barrier == Barrier.None;

    public DateOnly? EarliestHonestDate => Reasoner.EarliestHonestDate(Facts, Calendar, Classified);

    public bool Asked(Modalities form) => (Facts.Asked & form) != 0;

    /// <summary>Whether one of these obstacles was named, and obstacles are what causes the gap.</summary>
    public bool Named(BarrierKinds kinds) => IsCause && !NoKindNamed && (Facts.BarrierKinds & kinds) != 0;

    public static string Spoken(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
