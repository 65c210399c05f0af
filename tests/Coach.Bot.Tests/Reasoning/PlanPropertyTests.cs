using System.Text.RegularExpressions;
using Coach.Core.Reasoning;
using Coach.Core.Reasoning.Plans;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

public partial class PlanPropertyTests
{
    private static readonly (Modalities Asked, int? People)[] Requests =
    [
        (Modalities.NotAsked, null), (Modalities.Course, 120), (Modalities.Workshop, 12), (Modalities.Library, 3), (Modalities.Checklist | Modalities.Embedded, 60),
    ];

    private static readonly BarrierKinds[] Kinds =
    [
        BarrierKinds.NotNamed, .. Word.Parts((BarrierKinds)1023), BarrierKinds.Expectations | BarrierKinds.Process, BarrierKinds.Tools | BarrierKinds.Feedback | BarrierKinds.Capacity,
    ];

    private static readonly SkillLevels[] Levels =
    [
        SkillLevels.Unknown, SkillLevels.Recall, SkillLevels.Procedure, SkillLevels.Judgment, SkillLevels.Adaptation, SkillLevels.Recall | SkillLevels.Procedure, SkillLevels.Procedure | SkillLevels.Judgment,
    ];

    private static readonly IReadOnlyList<Recommendation> Sample =
    [
        .. FactSets.All.Select((known, index) => FactSets.Decide(WithDetails(known, index))),
        .. from known in FactSets.Definite
           from kinds in known.Barrier == Barrier.Some ? Kinds : [BarrierKinds.NotNamed]
           from level in Levels
           select FactSets.Decide(WithDetails(known, (int)level + (int)kinds) with { BarrierKinds = kinds, Level = level }),
    ];

    [Fact]
    public void The_catalogue_holds_thirty_interventions_by_number_each_with_its_own_id()
    {
        Assert.Equal(Enumerable.Range(1, 30), Catalogue.All.Select(one => one.Number));
        Assert.All(Catalogue.All, one => Assert.Matches("^[a-z]+(_[a-z]+)*$", one.Id));
        Assert.All(Catalogue.All, one => Assert.Same(one, Catalogue.Find(one.Id)));
        Assert.All(Catalogue.All, one => Assert.InRange(one.Invasiveness, 1, 5));
        Assert.Null(Catalogue.Find("magic"));
    }

    [Fact]
    public void Every_intervention_fits_somewhere() =>
        Assert.Equal(Catalogue.All, Sample.SelectMany(result => result.Plan).Select(step => step.Intervention).Distinct().OrderBy(one => one.Number));

    [Fact]
    public void Every_certain_class_has_a_step_and_no_other_class_has_one() =>
        Assert.All(Sample, result => Assert.Equal(result.Certain, result.Plan.Select(step => step.Intervention.Class).Distinct()));

    [Fact]
    public void Within_a_class_the_least_invasive_step_comes_first() =>
        Assert.All(Sample, result => Assert.Equal(
            result.Plan.OrderBy(step => result.Certain.IndexOf(step.Intervention.Class)).ThenBy(step => step.Intervention.Invasiveness).ThenBy(step => step.Intervention.Number),
            result.Plan));

    [Fact]
    public void A_skill_class_has_three_steps_at_most() =>
        Assert.All(Sample, result => Assert.All(
            result.Plan.Where(step => step.Intervention.Class != Classes.Elsewhere).GroupBy(step => step.Intervention.Class),
            steps => Assert.InRange(steps.Count(), 1, 3)));

    [Theory]
    [InlineData(BarrierKinds.Expectations, 1)]
    [InlineData(BarrierKinds.Management, 1)]
    [InlineData(BarrierKinds.Feedback, 2)]
    [InlineData(BarrierKinds.Process, 4)]
    [InlineData(BarrierKinds.Tools, 5)]
    [InlineData(BarrierKinds.Environment, 5)]
    [InlineData(BarrierKinds.Incentives, 6)]
    [InlineData(BarrierKinds.Culture, 6)]
    [InlineData(BarrierKinds.Capacity, 7)]
    [InlineData(BarrierKinds.Selection, 8)]
    public void Every_named_obstacle_gets_its_fix_outside_learning(BarrierKinds kind, int fix) =>
        Assert.All(
            FactSets.All.Where(known => known.Barrier == Barrier.Some).Select(known => FactSets.Decide(FactSets.Case(known) with { BarrierKinds = kind | BarrierKinds.Process })),
            result => Assert.False(Assert.Single(result.Plan, step => step.Intervention.Number == fix).Intervention.Owner.IsLearning));

    [Fact]
    public void A_bridge_has_three_parts_or_more_wherever_the_build_comes_too_late() =>
        Assert.All(
            Sample.Where(result => result.Warnings.Contains(Warning.DeadlineTooCloseToBuild)),
            result => Assert.InRange(Assert.Single(result.Plan, step => step.Intervention.Number == 9).Parts.Length, 3, 6));

    [Fact]
    public void Where_a_mistake_costs_a_lot_nobody_works_alone_before_a_sign_off() =>
        Assert.All(
            Sample.Where(result => result.Facts.Stakes == Stakes.High && result.Certain.Contains(Classes.Build)),
            result => Assert.Contains(result.Plan.First(step => step.Intervention.Class == Classes.Build).Parts, part => part.StartsWith("Nobody works alone before", StringComparison.Ordinal)));

    [Fact]
    public void Who_cannot_judge_the_result_gets_no_prompt_library() =>
        Assert.All(Sample.Where(result => result.Facts.Skill == Skill.Absent), result => Assert.DoesNotContain(result.Plan, step => step.Intervention.Number == 17));

    [Fact]
    public void Every_sentence_is_a_short_whole_sentence() =>
        Assert.All(Sample.SelectMany(result => result.Plan).SelectMany(step => (string[])[step.Why, step.DoesNotReplace, step.FirstStep, .. step.Parts]).Distinct(StringComparer.Ordinal), sentence =>
        {
            Assert.Matches(Sentence(), sentence);
            Assert.InRange(sentence.Split(' ').Length, 5, 42);
        });

    private static CaseFacts WithDetails(DecidingFacts known, int index) => FactSets.Case(known) with
    {
        Asked = Requests[index % Requests.Length].Asked,
        People = Requests[index % Requests.Length].People,
    };

    [GeneratedRegex(@"^[A-Z].*[^ ][.?]""?\)?\.?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}
