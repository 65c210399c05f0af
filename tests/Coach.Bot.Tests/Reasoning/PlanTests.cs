using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

/// <summary>The plans for the scripted conversations S1, S2, S3, S6, S7 and S8.</summary>
public class PlanTests
{
    private static readonly CaseFacts FraudCalls = new()
    {
        Measure = "9 slipped through last month",
        Skill = Skill.Partial,
        Level = SkillLevels.Adaptation,
        Available = Availability.Beforehand,
        Deadline = new Deadline.On(new(2027, 3, 1)),
        Barrier = Barrier.Some,
        BarrierKinds = BarrierKinds.Incentives,
        People = 20,
        Asked = Modalities.Course,
    };

    private static readonly CaseFacts ContractTalks = new()
    {
        Skill = Skill.Absent,
        Level = SkillLevels.Adaptation,
        Available = Availability.Beforehand,
        Deadline = new Deadline.On(new(2026, 11, 30)),
        Barrier = Barrier.None,
    };

    private static readonly CaseFacts CreditMemos = new()
    {
        Skill = Skill.Absent,
        Level = SkillLevels.Judgment,
        Available = Availability.LookupOk,
        Barrier = Barrier.None,
        Ai = Ai.Yes,
        Safeguard = "probably nobody",
        Asked = Modalities.Library,
    };

    [Theory]
    [InlineData(BarrierKinds.Culture, "Let their boss")]
    [InlineData(BarrierKinds.Incentives, "Find the one target")]
    [InlineData(BarrierKinds.Culture | BarrierKinds.Incentives, "Find the one target", "Let their boss")]
    public void What_is_usual_here_is_changed_by_going_first_and_what_pays_by_its_owner(BarrierKinds kinds, params string[] steps)
    {
        var step = Assert.Single(FactSets.Decide(new() { Skill = Skill.Present, Barrier = Barrier.Some, BarrierKinds = kinds }).Plan);
        Assert.All(steps, words => Assert.Contains(words, step.FirstStep, StringComparison.Ordinal));
        Assert.Equal(steps.Length == 2, step.FirstStep.Contains("Find the one target", StringComparison.Ordinal) && step.FirstStep.Contains("Let their boss", StringComparison.Ordinal));
    }

    [Fact]
    public void Fraud_calls_clear_the_target_and_then_rehearse()
    {
        var result = FactSets.Decide(FraudCalls);
        Assert.Equal([Classes.Elsewhere, Classes.Build], result.Certain);
        Assert.Equal("realign_incentives scenario_practice coaching", Ids(result));
        Assert.Equal((Verdict.InPart, ElsewhereRole.Cause), (result.Verdict, result.Role));
        Assert.Contains("9 slipped through last month", result.Plan[1].FirstStep, StringComparison.Ordinal);
        Assert.Equal(["End the practice in the two weeks before Monday 1 March 2027, so that it is still fresh."], result.Plan[1].Parts);
        Assert.Contains(result.Flips, flip => flip is { Fact: Fact.Available, To: "lookup_ok" } && flip.Certain.Contains(Classes.Support));
    }

    [Fact]
    public void Expenses_get_a_guide_in_place_of_a_workshop()
    {
        var result = FactSets.Decide(new()
        {
            Measure = "about 30 a week",
            Skill = Skill.Partial,
            Level = SkillLevels.Procedure,
            Available = Availability.LookupOk,
            Barrier = Barrier.None,
            Asked = Modalities.Workshop,
        });
        Assert.Equal("step_by_step_aid", Ids(result));
        Assert.Equal(Verdict.DoesNotHold, result.Verdict);
        Assert.Equal([Warning.ModalityFirst, Warning.TrainingWillNotFixIt], result.Warnings);
        Assert.Equal(Confidence.High, result.Confidence);
    }

    [Fact]
    public void Boilers_are_practised_and_signed_off_before_anybody_works_alone()
    {
        var result = FactSets.Decide(new()
        {
            Skill = Skill.Absent,
            Level = SkillLevels.Judgment,
            Available = Availability.Beforehand,
            Deadline = new Deadline.On(new(2027, 2, 1)),
            Barrier = Barrier.None,
            Stakes = Stakes.High,
            People = 14,
        });
        Assert.Equal([Classes.Build], result.Certain);
        Assert.Equal("workshop scenario_practice simulation", Ids(result));
        Assert.StartsWith("Nobody works alone before", result.Plan[0].Parts[0], StringComparison.Ordinal);
        Assert.Null(result.Ask);
    }

    [Fact]
    public void Contract_talks_from_monday_get_a_bridge_and_an_honest_date()
    {
        var result = FactSets.Decide(ContractTalks);
        Assert.Equal([Classes.Build, Classes.Elsewhere], result.Certain);
        Assert.Equal("scenario_practice cover hire", Ids(result));
        Assert.Equal((ElsewhereRole.Cover, new DateOnly(2027, 1, 18)), (result.Role, result.EarliestHonestDate));
        Assert.Equal(4, result.Plan[1].Parts.Length);
        Assert.Contains("Monday 18 January 2027", result.Plan[1].Parts[3], StringComparison.Ordinal);
        Assert.Contains(Warning.DeadlineTooCloseToBuild, result.Warnings);
    }

    [Fact]
    public void Unlogged_calls_go_to_owners_outside_learning()
    {
        var result = FactSets.Decide(new()
        {
            Skill = Skill.Present,
            Barrier = Barrier.Some,
            BarrierKinds = BarrierKinds.Tools | BarrierKinds.Process | BarrierKinds.Feedback,
        });
        Assert.Equal([Classes.Elsewhere], result.Certain);
        Assert.Equal("visible_feedback simplify_process fix_tool", Ids(result));
        Assert.DoesNotContain(result.Plan, step => step.Intervention.Owner.IsLearning);
    }

    [Fact]
    public void Credit_memos_get_judgment_another_aid_and_a_check()
    {
        var result = FactSets.Decide(CreditMemos);
        Assert.Equal([Classes.Build, Classes.Support, Classes.Elsewhere], result.Certain);
        Assert.Equal("refresher scenario_practice template expert_on_call review_gate", Ids(result));
        Assert.Equal((Verdict.InPart, ElsewhereRole.Safeguard), (result.Verdict, result.Role));
        Assert.Equal([Warning.ModalityFirst, Warning.SupportIsNotSkill, Warning.AiNeedsHumanJudgment], result.Warnings);
        Assert.Contains("probably nobody", result.Plan[^1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Support_before_the_skill_is_there_is_called_a_stopgap()
    {
        var result = FactSets.Decide(CreditMemos with { Deadline = Deadline.Asap });
        Assert.Contains("stopgap", Assert.Single(result.Plan.First(step => step.Intervention.Class == Classes.Support).Parts), StringComparison.Ordinal);
    }

    private static string Ids(Recommendation result) => string.Join(' ', result.Plan.Select(step => step.Intervention.Id));
}
