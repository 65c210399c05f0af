using System.Collections.Immutable;

namespace Coach.Core.Reasoning;

/// <summary>The rules that put a class into the answer; their ids are stored in results: add, never renumber.</summary>
[Flags]
public enum Rules : ushort
{
    None = 0,
    AbsentAndJudgment = 1 << 0,
    AbsentAndBeforehand = 1 << 1,
    AbsentAndHighStakes = 1 << 2,
    PartialAndJudgment = 1 << 3,
    PartialAndBeforehand = 1 << 4,
    GapAndLookup = 1 << 5,
    SkillIsThere = 1 << 6,
    BarrierInTheWay = 1 << 7,
    TooShortToBuild = 1 << 8,
    AiInJudgmentWork = 1 << 9,
}

/// <summary>
/// The rules of decision for a case in which every fact is known. Each class has its own rule and the answer is their union,
/// so no two rules can contradict each other. Sources: docs/rules.md.
/// </summary>
public static class RuleBook
{
    /// <summary>Changes with any rule, so that a stored result can be checked against the rules that made it.</summary>
    public const string Version = "2026-11-1";

    private const Rules BuildRules = Rules.AbsentAndJudgment | Rules.AbsentAndBeforehand | Rules.AbsentAndHighStakes | Rules.PartialAndJudgment | Rules.PartialAndBeforehand;
    private const Rules SupportRules = Rules.GapAndLookup;
    private const Rules CauseRules = Rules.SkillIsThere | Rules.BarrierInTheWay;
    private const Rules ElsewhereRules = CauseRules | Rules.TooShortToBuild | Rules.AiInJudgmentWork;

    private static readonly ImmutableArray<(Rules Rule, string Id)> Ids =
        [.. Enum.GetValues<Rules>().Where(rule => rule != Rules.None).Select(rule => (rule, IdOf(rule)))];

    /// <summary>The rules that fire. Unknown facts fire nothing: ask <see cref="Classifier"/> for those.</summary>
    public static Rules Fired(DecidingFacts facts)
    {
        var build = Build(facts);
        return build
            | When(facts.Skill is Skill.Partial or Skill.Absent && facts.Available == Availability.LookupOk, Rules.GapAndLookup)
            | When(facts.Skill == Skill.Present, Rules.SkillIsThere)
            | When(facts.Barrier == Barrier.Some, Rules.BarrierInTheWay)
            | When(build != Rules.None && facts.Time == TimeLeft.TooShort, Rules.TooShortToBuild)
            | When(facts.Ai == Ai.Yes && facts.Judgment == Judgment.Yes, Rules.AiInJudgmentWork);
    }

    /// <summary>The classes that these rules put into the answer.</summary>
    public static Classes ClassesOf(Rules fired) =>
        (fired & BuildRules) != 0 ? Classes.Build | WithoutBuild(fired) : WithoutBuild(fired);

    /// <summary>Whether something outside skill causes the gap; it then comes first.</summary>
    public static bool IsCause(Rules fired) => (fired & CauseRules) != 0;

    /// <summary>The stored name of one rule.</summary>
    public static string IdOf(Rules rule) => rule switch
    {
        Rules.AbsentAndJudgment => "build.absent-judgment",
        Rules.AbsentAndBeforehand => "build.absent-beforehand",
        Rules.AbsentAndHighStakes => "build.absent-high-stakes",
        Rules.PartialAndJudgment => "build.partial-judgment",
        Rules.PartialAndBeforehand => "build.partial-beforehand",
        Rules.GapAndLookup => "support.gap-lookup",
        Rules.SkillIsThere => "elsewhere.cause-skill-present",
        Rules.BarrierInTheWay => "elsewhere.cause-barrier",
        Rules.TooShortToBuild => "elsewhere.cover-too-short",
        Rules.AiInJudgmentWork => "elsewhere.safeguard-ai",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not one rule."),
    };

    /// <summary>The ids of a set of rules, in the order of the book.</summary>
    public static IEnumerable<string> IdsOf(Rules fired) => Ids.Where(named => (fired & named.Rule) != 0).Select(named => named.Id);

    /// <summary>The rules that can put this one class into the answer.</summary>
    public static Rules For(Classes one) => one switch
    {
        Classes.Build => BuildRules,
        Classes.Support => SupportRules,
        Classes.Elsewhere => ElsewhereRules,
        Classes.None => Rules.None,
    };

    /// <summary>
    /// The rules behind the certain classes: those that fire whatever is still unknown and, for a class that every answer leads to
    /// by a rule of its own, those that may fire.
    /// </summary>
    public static Rules Behind(Classification classified) =>
        Behind(Classes.Build, classified) | Behind(Classes.Support, classified) | Behind(Classes.Elsewhere, classified);

    private static Rules Behind(Classes one, Classification classified) => (classified.Certain & one, classified.Always & For(one)) switch
    {
        (Classes.None, _) => Rules.None,
        (_, Rules.None) => classified.Ever & For(one),
        var (_, always) => always,
    };

    private static Rules Build(DecidingFacts facts) => facts.Skill switch
    {
        Skill.Absent => When(facts.Judgment == Judgment.Yes, Rules.AbsentAndJudgment)
            | When(facts.Available == Availability.Beforehand, Rules.AbsentAndBeforehand)
            | When(facts.Stakes == Stakes.High, Rules.AbsentAndHighStakes),
        Skill.Partial => When(facts.Judgment == Judgment.Yes, Rules.PartialAndJudgment)
            | When(facts.Available == Availability.Beforehand, Rules.PartialAndBeforehand),
        Skill.Present or null => Rules.None,
    };

    private static Classes WithoutBuild(Rules fired) =>
        ((fired & SupportRules) != 0 ? Classes.Support : Classes.None) | ((fired & ElsewhereRules) != 0 ? Classes.Elsewhere : Classes.None);

    private static Rules When(bool fires, Rules rule) => fires ? rule : Rules.None;
}
