using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

/// <summary>What must hold for every combination of facts.</summary>
public class ClassifierPropertyTests
{
    [Fact]
    public void Every_combination_gives_a_class_or_a_question() =>
        Assert.All(FactSets.All, facts => Assert.True(Certain(facts) != Classes.None || NextQuestion.Of(facts) is not null));

    [Fact]
    public void Where_everything_is_known_there_is_a_class_and_no_question()
    {
        Assert.Equal(384, FactSets.Definite.Count);
        Assert.All(FactSets.Definite, facts => Assert.NotEqual(Classes.None, Certain(facts)));
        Assert.All(FactSets.Definite, facts => Assert.Null(NextQuestion.Of(facts)));
    }

    [Fact]
    public void The_same_facts_always_give_the_same_classes() =>
        Assert.All(FactSets.All, facts => Assert.Equal(Classifier.Classify(facts), Classifier.Classify(facts)));

    [Fact]
    public void The_order_is_a_permutation_of_the_certain_classes() =>
        Assert.All(FactSets.All, facts => Assert.Equal(
            Word.Parts(Certain(facts)).Order(),
            ClassOrder.Of(facts, Classifier.Classify(facts)).ToImmutableArray().Order()));

    [Fact]
    public void An_answer_never_retracts_a_certain_class_and_never_revives_an_excluded_one() =>
        Assert.All(FactSets.All, facts => Assert.All(Answers(facts), answered =>
        {
            var (before, after) = (Classifier.Classify(facts), Classifier.Classify(answered));
            Assert.Equal(before.Certain, before.Certain & after.Certain);
            Assert.Equal(after.Possible, after.Possible & before.Possible);
        }));

    [Fact]
    public void What_they_can_do_already_is_never_trained() =>
        Assert.All(FactSets.All.Where(facts => facts.Skill == Skill.Present), facts => Assert.Equal(
            (Classes.Elsewhere, Classes.Elsewhere), (Classifier.Classify(facts).Certain, Classifier.Classify(facts).Possible)));

    [Fact]
    public void A_gap_that_takes_judgment_always_contains_build() =>
        Assert.All(Gaps.Where(facts => facts.Judgment == Judgment.Yes), facts => Assert.True(Certain(facts).Has(Classes.Build)));

    [Fact]
    public void Judgment_is_never_left_to_support_alone() =>
        Assert.DoesNotContain(FactSets.All, facts => facts.Judgment == Judgment.Yes && Certain(facts) == Classes.Support);

    [Fact]
    public void What_must_be_there_before_the_work_is_built() =>
        Assert.All(Gaps.Where(facts => facts.Available == Availability.Beforehand), facts => Assert.True(Certain(facts).Has(Classes.Build)));

    [Fact]
    public void Known_steps_that_need_reinforcing_get_support_and_no_build() =>
        Assert.All(
            FactSets.All.Where(facts => facts is { Skill: Skill.Partial, Judgment: Judgment.No, Available: Availability.LookupOk }),
            facts => Assert.Equal((Classes.Support, true), (Certain(facts) & (Classes.Build | Classes.Support), Classifier.Classify(facts).Out.Has(Classes.Build))));

    [Fact]
    public void Where_nobody_can_look_anything_up_there_is_no_support() =>
        Assert.All(FactSets.All.Where(facts => facts.Available == Availability.Beforehand), facts => Assert.True(Classifier.Classify(facts).Out.Has(Classes.Support)));

    [Fact]
    public void A_barrier_comes_first() =>
        Assert.All(FactSets.All.Where(facts => facts.Barrier == Barrier.Some), facts => Assert.Equal(
            (Classes.Elsewhere, ElsewhereRole.Cause), (Ordered(facts).First, Ordered(facts).Role)));

    [Fact]
    public void A_build_that_comes_too_late_is_covered() =>
        Assert.All(
            FactSets.All.Where(facts => facts.Time == TimeLeft.TooShort && Certain(facts).Has(Classes.Build)),
            facts => Assert.True(Certain(facts).Has(Classes.Elsewhere)));

    [Fact]
    public void Ai_in_judgment_work_gets_a_safeguard() =>
        Assert.All(
            FactSets.All.Where(facts => facts is { Ai: Ai.Yes, Judgment: Judgment.Yes }),
            facts => Assert.True(Certain(facts).Has(Classes.Elsewhere)));

    [Theory]
    [InlineData(Fact.Judgment, 1, 2)]
    [InlineData(Fact.Available, 1, 2)]
    [InlineData(Fact.Stakes, 1, 2)]
    [InlineData(Fact.Time, 1, 2)]
    [InlineData(Fact.Ai, 1, 2)]
    [InlineData(Fact.Barrier, 1, 2)]
    [InlineData(Fact.Skill, 2, 3)]
    public void A_harder_case_never_loses_build(Fact fact, byte easier, byte harder) =>
        Assert.All(
            FactSets.All.Where(facts => facts[fact] == easier && Certain(facts).Has(Classes.Build)),
            facts => Assert.True(Certain(facts.With(fact, harder)).Has(Classes.Build)));

    [Fact]
    public void Frequency_never_changes_a_class() =>
        Assert.All(FactSets.All, facts => Assert.Equal(Classifier.Classify(facts.With(Fact.Frequency, null)), Classifier.Classify(facts)));

    [Fact]
    public void In_most_gaps_the_answer_is_a_combination()
    {
        var gaps = FactSets.Definite.Where(facts => facts.Skill != Skill.Present).ToList();
        Assert.Equal((256, 208), (gaps.Count, gaps.Count(facts => Word.Parts(Certain(facts)).Length > 1)));
    }

    [Fact]
    public void From_nothing_known_six_questions_are_the_most()
    {
        var counts = QuestionsFrom(default).ToList();
        Assert.Equal(6, counts.Max(path => path.Questions));
        Assert.InRange(counts.Sum(path => path.Questions * path.Likelihood), 3.35, 3.45);
    }

    private static IEnumerable<DecidingFacts> Gaps => FactSets.All.Where(facts => facts.Skill is Skill.Partial or Skill.Absent);

    private static Classes Certain(DecidingFacts facts) => Classifier.Classify(facts).Certain;

    private static ClassOrder Ordered(DecidingFacts facts) => ClassOrder.Of(facts, Classifier.Classify(facts));

    private static IEnumerable<DecidingFacts> Answers(DecidingFacts facts) =>
        Enum.GetValues<Fact>().Where(fact => facts[fact] is null).SelectMany(fact => FactSets.Values(fact).Select(value => facts.With(fact, value)));

    private static IEnumerable<(int Questions, double Likelihood)> QuestionsFrom(DecidingFacts facts) => NextQuestion.Of(facts with { Ai = Ai.No }) is { } ask
        ? FactSets.Values(ask).SelectMany(value => QuestionsFrom(facts.With(ask, value)))
            .Select(path => (path.Questions + 1, path.Likelihood / DecidingFacts.Values(ask)))
        : [(0, 1.0)];
}
