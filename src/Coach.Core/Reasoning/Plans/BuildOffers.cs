using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What builds a skill, strongest first: interventions 21 to 29.</summary>
internal static class BuildOffers
{
    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(21, "supervised_first_run", 2, PlanSentences.SupervisedFirstRun_Name, Owners.Expert, PlanSentences.SupervisedFirstRun_LeadTime))
        {
            Fits = g => g is { Absent: true, TakesJudgment: false, HighStakes: true },
            Why = _ => PlanSentences.SupervisedFirstRun_Why,
            DoesNotReplace = PlanSentences.SupervisedFirstRun_Limit,
            FirstStep = _ => PlanSentences.SupervisedFirstRun_First,
        },
        new(At(24, "fluency_drills", 3, PlanSentences.FluencyDrills_Name, Owners.Learning, PlanSentences.FluencyDrills_LeadTime))
        {
            Fits = g => g.Known.Judgment == Judgment.No && g.Beforehand,
            Why = g => g.Absent
                ? PlanSentences.FluencyDrills_Why1
                : PlanSentences.FluencyDrills_Why2,
            DoesNotReplace = PlanSentences.FluencyDrills_Limit,
            FirstStep = _ => PlanSentences.FluencyDrills_First,
        },
        new(At(25, "scenario_practice", 3, PlanSentences.ScenarioPractice_Name, Owners.Learning, PlanSentences.ScenarioPractice_LeadTime))
        {
            Form = Modalities.Course,
            Fits = g => g.Known.Judgment != Judgment.No && (g.Absent || g.Beforehand),
            Why = g => g switch
            {
                { TakesJudgment: false } => PlanSentences.ScenarioPractice_Why1,
                { Absent: true } => PlanSentences.ScenarioPractice_Why2,
                _ => PlanSentences.ScenarioPractice_Why3,
            },
            DoesNotReplace = PlanSentences.ScenarioPractice_Limit,
            FirstStep = g => g.Facts.Measure is { Length: > 0 } measure
                ? PlanText.Of(PlanSentences.ScenarioPractice_First1, measure)
                : PlanSentences.ScenarioPractice_First2,
        },
        new(At(27, "coaching", 3, PlanSentences.Coaching_Name, Owners.TeamLead, PlanSentences.Coaching_LeadTime))
        {
            Fits = g => g is { TakesJudgment: true, Partial: true },
            Why = _ => PlanSentences.Coaching_Why,
            DoesNotReplace = PlanSentences.Coaching_Limit,
            FirstStep = _ => PlanSentences.Coaching_First,
        },
        new(At(29, "refresher", 2, PlanSentences.Refresher_Name, Owners.TeamLead, PlanSentences.Refresher_LeadTime))
        {
            Fits = g => g.Rarely || g is { WithAi: true, TakesJudgment: true },
            Why = g => (g.Rarely, g.Absent) switch
            {
                (true, _) => PlanSentences.Refresher_Why1,
                (false, true) => PlanSentences.Refresher_Why2,
                (false, false) => PlanSentences.Refresher_Why3,
            },
            DoesNotReplace = PlanSentences.Refresher_Limit,
            FirstStep = g => g.Rarely
                ? PlanSentences.Refresher_First1
                : PlanSentences.Refresher_First2,
        },
        new(At(26, "simulation", 4, PlanSentences.Simulation_Name, Owners.Learning, PlanSentences.Simulation_LeadTime))
        {
            Fits = g => g.TakesJudgment && (g.HighStakes || g.Rarely),
            Why = g => g.HighStakes
                ? PlanSentences.Simulation_Why1
                : PlanSentences.Simulation_Why2,
            DoesNotReplace = PlanSentences.Simulation_Limit,
            FirstStep = _ => PlanSentences.Simulation_First,
        },
        new(At(23, "workshop", 3, PlanSentences.Workshop_Name, Owners.Learning, PlanSentences.Workshop_LeadTime))
        {
            Form = Modalities.Workshop,
            Fits = g => g.Absent && (g.Group || g.Asked(Modalities.Workshop | Modalities.Course)),
            Why = g => g.Facts.People is { } people and > 1
                ? PlanText.Of(PlanSentences.Workshop_Why1, people)
                : PlanSentences.Workshop_Why2,
            DoesNotReplace = PlanSentences.Workshop_Limit,
            FirstStep = _ => PlanSentences.Workshop_First,
        },
        new(At(22, "e_learning", 2, PlanSentences.ELearning_Name, Owners.Learning, PlanSentences.ELearning_LeadTime))
        {
            Form = Modalities.Course,
            Fits = g => (g.Many || g.Asked(Modalities.Course)) && (g.Recalls || g.Absent),
            Why = g => g.Many
                ? PlanText.Of(PlanSentences.ELearning_Why1, g.Facts.People)
                : PlanSentences.ELearning_Why2,
            DoesNotReplace = PlanSentences.ELearning_Limit,
            FirstStep = _ => PlanSentences.ELearning_First,
        },
        new(At(28, "mentoring", 2, PlanSentences.Mentoring_Name, Owners.Expert, PlanSentences.Mentoring_LeadTime))
        {
            Fits = g => g is { TakesJudgment: true, Few: true, Known.Time: TimeLeft.Enough },
            Why = _ => PlanSentences.Mentoring_Why,
            DoesNotReplace = PlanSentences.Mentoring_Limit,
            FirstStep = _ => PlanSentences.Mentoring_First,
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Build, invasiveness, name, owner, leadTime);
}
