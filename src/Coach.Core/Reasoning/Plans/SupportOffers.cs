using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Plans;

/// <summary>What helps people while they work, strongest first: interventions 11 to 20. All fit only where there is time to look something up.</summary>
internal static class SupportOffers
{
    public static ImmutableArray<Offer> All { get; } =
    [
        new(At(17, "prompt_library", 1, PlanSentences.PromptLibrary_Name, Owners.TeamLead, PlanSentences.PromptLibrary_LeadTime))
        {
            Form = Modalities.Library,
            Fits = g => g is { WithAi: true, Partial: true } && g.Asked(Modalities.Library),
            Why = _ => PlanSentences.PromptLibrary_Why,
            DoesNotReplace = PlanSentences.PromptLibrary_Limit,
            FirstStep = _ => PlanSentences.PromptLibrary_First,
        },
        new(At(13, "checklist", 2, PlanSentences.Checklist_Name, Owners.Expert, PlanSentences.Checklist_LeadTime))
        {
            Form = Modalities.Checklist,
            Fits = g => g is { Partial: true, Steps: true } && (g.HighStakes || g.Asked(Modalities.Checklist)),
            Why = g => g.HighStakes
                ? PlanSentences.Checklist_Why1
                : PlanSentences.Checklist_Why2,
            DoesNotReplace = PlanSentences.Checklist_Limit,
            FirstStep = _ => PlanSentences.Checklist_First,
        },
        new(At(14, "decision_table", 1, PlanSentences.DecisionTable_Name, Owners.Expert, PlanSentences.DecisionTable_LeadTime))
        {
            Form = Modalities.JobAid,
            Fits = g => g is { Absent: true, Steps: true, HighStakes: true },
            Why = _ => PlanSentences.DecisionTable_Why,
            DoesNotReplace = PlanSentences.DecisionTable_Limit,
            FirstStep = _ => PlanSentences.DecisionTable_First,
        },
        new(At(20, "expert_on_call", 1, PlanSentences.ExpertOnCall_Name, Owners.Expert, PlanSentences.ExpertOnCall_LeadTime))
        {
            Fits = g => g.TakesJudgment && (g.Absent || g.HighStakes || g.Adapts),
            Why = g => g.Absent
                ? PlanSentences.ExpertOnCall_Why1
                : PlanSentences.ExpertOnCall_Why2,
            DoesNotReplace = PlanSentences.ExpertOnCall_Limit,
            FirstStep = _ => PlanSentences.ExpertOnCall_First,
        },
        new(At(15, "embedded_guidance", 2, PlanSentences.EmbeddedGuidance_Name, Owners.Tool, PlanSentences.EmbeddedGuidance_LeadTime))
        {
            Form = Modalities.Embedded,
            Fits = g => g.Steps && (g.Asked(Modalities.Embedded) || g is { Many: true, Often: true }),
            Why = g => g.Facts.People is { } people
                ? PlanText.Of(PlanSentences.EmbeddedGuidance_Why1, people)
                : PlanSentences.EmbeddedGuidance_Why2,
            DoesNotReplace = PlanSentences.EmbeddedGuidance_Limit,
            FirstStep = _ => PlanSentences.EmbeddedGuidance_First,
        },
        new(At(11, "quick_reference", 1, PlanSentences.QuickReference_Name, Owners.Expert, PlanSentences.QuickReference_LeadTime))
        {
            Form = Modalities.JobAid,
            Fits = g => g.Recalls || g is { Steps: true, Partial: true, Often: true } || g.Known.Judgment is null,
            Why = g => g switch
            {
                { Recalls: true } => PlanSentences.QuickReference_Why1,
                { Steps: true } => PlanSentences.QuickReference_Why2,
                _ => PlanSentences.QuickReference_Why3,
            },
            DoesNotReplace = PlanSentences.QuickReference_Limit,
            FirstStep = _ => PlanSentences.QuickReference_First,
        },
        new(At(12, "step_by_step_aid", 1, PlanSentences.StepByStepAid_Name, Owners.Expert, PlanSentences.StepByStepAid_LeadTime))
        {
            Form = Modalities.JobAid,
            Fits = g => g.Steps && (!g.Often || g.Absent),
            Why = g => (g.Absent, g.Rarely) switch
            {
                (true, _) => PlanSentences.StepByStepAid_Why1,
                (false, true) => PlanSentences.StepByStepAid_Why2,
                (false, false) => PlanSentences.StepByStepAid_Why3,
            },
            DoesNotReplace = PlanSentences.StepByStepAid_Limit,
            FirstStep = _ => PlanSentences.StepByStepAid_First,
        },
        new(At(16, "template", 1, PlanSentences.Template_Name, Owners.Expert, PlanSentences.Template_LeadTime))
        {
            Form = Modalities.JobAid,
            Fits = g => g is { TakesJudgment: true, Adapts: false },
            Why = g => g.Absent
                ? PlanSentences.Template_Why1
                : PlanSentences.Template_Why2,
            DoesNotReplace = PlanSentences.Template_Limit,
            FirstStep = _ => PlanSentences.Template_First,
        },
        new(At(18, "planner", 1, PlanSentences.Planner_Name, Owners.TeamLead, PlanSentences.Planner_LeadTime))
        {
            Fits = g => g is { TakesJudgment: true, Partial: true },
            Why = _ => PlanSentences.Planner_Why,
            DoesNotReplace = PlanSentences.Planner_Limit,
            FirstStep = _ => PlanSentences.Planner_First,
        },
        new(At(19, "reminder", 1, PlanSentences.Reminder_Name, Owners.TeamLead, PlanSentences.Reminder_LeadTime))
        {
            Fits = g => g is { Partial: true, Rarely: true },
            Why = _ => PlanSentences.Reminder_Why,
            DoesNotReplace = PlanSentences.Reminder_Limit,
            FirstStep = _ => PlanSentences.Reminder_First,
        },
    ];

    private static Intervention At(int number, string id, int invasiveness, string name, Owner owner, string leadTime) =>
        new(number, id, Classes.Support, invasiveness, name, owner, leadTime);
}
