using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What helps where skill isn't the cause, or can't be ready, or isn't enough: interventions 1 to 10 and 30.</summary>
internal static class ElsewhereOffers
{
    public const string Cover = "cover";

    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(1, "state_expectation", 1, PlanSentences.StateExpectation_Name, Owners.TeamLead, PlanSentences.StateExpectation_LeadTime))
        {
            Fits = g => g.IsCause && (g.NoKindNamed || g.Named(BarrierKinds.Expectations | BarrierKinds.Management)),
            Why = g => (g.NoKindNamed, g.Known.Barrier) switch
            {
                (true, Barrier.Some) => PlanSentences.StateExpectation_Why1,
                (true, _) => PlanSentences.StateExpectation_Why2,
                _ when g.Named(BarrierKinds.Expectations) => PlanSentences.StateExpectation_Why3,
                _ => PlanSentences.StateExpectation_Why4,
            },
            DoesNotReplace = PlanSentences.StateExpectation_Limit,
            FirstStep = g => g.NoKindNamed
                ? PlanSentences.StateExpectation_First1
                : PlanSentences.StateExpectation_First2,
        },
        new(At(2, "visible_feedback", 1, PlanSentences.VisibleFeedback_Name, Owners.TeamLead, PlanSentences.VisibleFeedback_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Feedback) || g.IsCause && g.NoKindNamed && !g.Rarely,
            Why = g => g.Named(BarrierKinds.Feedback)
                ? PlanSentences.VisibleFeedback_Why1
                : PlanSentences.VisibleFeedback_Why2,
            DoesNotReplace = PlanSentences.VisibleFeedback_Limit,
            FirstStep = g => g.Facts.Measure is { Length: > 0 } measure
                ? PlanText.Of(PlanSentences.VisibleFeedback_First1, measure)
                : PlanSentences.VisibleFeedback_First2,
        },
        new(At(3, "one_rule", 2, PlanSentences.OneRule_Name, Owners.Process, PlanSentences.OneRule_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Expectations) && g.Named(BarrierKinds.Process),
            Why = _ => PlanSentences.OneRule_Why,
            DoesNotReplace = PlanSentences.OneRule_Limit,
            FirstStep = _ => PlanSentences.OneRule_First,
        },
        new(At(4, "simplify_process", 3, PlanSentences.SimplifyProcess_Name, Owners.Process, PlanSentences.SimplifyProcess_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Process),
            Why = g => g.Known.Skill == Skill.Present
                ? PlanSentences.SimplifyProcess_Why1
                : PlanSentences.SimplifyProcess_Why2,
            DoesNotReplace = PlanSentences.SimplifyProcess_Limit,
            FirstStep = _ => PlanSentences.SimplifyProcess_First,
        },
        new(At(5, "fix_tool", 3, PlanSentences.FixTool_Name, Owners.Tool, PlanSentences.FixTool_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Tools | BarrierKinds.Environment),
            Why = g => g.Named(BarrierKinds.Tools)
                ? PlanSentences.FixTool_Why1
                : PlanSentences.FixTool_Why2,
            DoesNotReplace = PlanSentences.FixTool_Limit,
            FirstStep = _ => PlanSentences.FixTool_First,
        },
        new(At(6, "realign_incentives", 4, PlanSentences.RealignIncentives_Name, Owners.Leadership, PlanSentences.RealignIncentives_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Incentives | BarrierKinds.Culture),
            Why = g => PlanText.Together(
                g.Named(BarrierKinds.Incentives) ? PlanSentences.RealignIncentives_Why1 : null,
                g.Named(BarrierKinds.Culture) ? PlanSentences.RealignIncentives_Why2 : null),
            DoesNotReplace = PlanSentences.RealignIncentives_Limit,
            FirstStep = g => PlanText.Together(
                g.Named(BarrierKinds.Incentives) ? PlanSentences.RealignIncentives_First1 : null,
                g.Named(BarrierKinds.Culture) ? PlanSentences.RealignIncentives_First2 : null),
        },
        new(At(7, "free_capacity", 4, PlanSentences.FreeCapacity_Name, Owners.Staffing, PlanSentences.FreeCapacity_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Capacity),
            Why = _ => PlanSentences.FreeCapacity_Why,
            DoesNotReplace = PlanSentences.FreeCapacity_Limit,
            FirstStep = _ => PlanSentences.FreeCapacity_First,
        },
        new(At(8, "role_fit", 5, PlanSentences.RoleFit_Name, Owners.People, PlanSentences.RoleFit_LeadTime))
        {
            Fits = g => g.Named(BarrierKinds.Selection),
            Why = _ => PlanSentences.RoleFit_Why,
            DoesNotReplace = PlanSentences.RoleFit_Limit,
            FirstStep = _ => PlanSentences.RoleFit_First,
        },
        new(At(9, Cover, 2, PlanSentences.Cover_Name, Owners.TeamLead, PlanSentences.Cover_LeadTime))
        {
            Fits = g => g.TooShort && (g.Builds || !g.IsCause),
            Why = g => g.Builds
                ? PlanSentences.Cover_Why1
                : PlanSentences.Cover_Why2,
            DoesNotReplace = PlanSentences.Cover_Limit,
            FirstStep = _ => PlanSentences.Cover_First,
        },
        new(At(10, "review_gate", 2, PlanSentences.ReviewGate_Name, Owners.Process, PlanSentences.ReviewGate_LeadTime))
        {
            Fits = g => g.WithAi && g.TakesJudgment,
            Why = g => g.Facts.Safeguard is { Length: > 0 } safeguard
                ? PlanText.Of(PlanSentences.ReviewGate_Why1, safeguard)
                : PlanSentences.ReviewGate_Why2,
            DoesNotReplace = PlanSentences.ReviewGate_Limit,
            FirstStep = _ => PlanSentences.ReviewGate_First,
        },
        new(At(30, "hire", 5, PlanSentences.Hire_Name, Owners.People, PlanSentences.Hire_LeadTime))
        {
            Fits = g => g is { TooShort: true, TakesJudgment: true, Builds: true },
            Why = _ => PlanSentences.Hire_Why,
            DoesNotReplace = PlanSentences.Hire_Limit,
            FirstStep = _ => PlanSentences.Hire_First,
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Elsewhere, invasiveness, name, owner, leadTime);
}
