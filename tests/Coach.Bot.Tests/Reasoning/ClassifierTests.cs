using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Reasoning;

public class ClassifierTests
{
    [Fact]
    public void Classifying_allocates_nothing()
    {
        var sets = FactSets.All.ToArray();
        ClassifyAll(sets);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ClassifyAll(sets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_was_asked_for_never_changes_the_classes()
    {
        foreach (var facts in FactSets.All.Select(FactSets.Case))
        {
            var plain = FactSets.Decide(facts);
            foreach (var asked in Enum.GetValues<Modalities>())
            {
                var result = FactSets.Decide(facts with { Asked = asked });
                Assert.Equal(plain.Certain, result.Certain);
                Assert.Equal((plain.Open, plain.Out, plain.Role, plain.Ask), (result.Open, result.Out, result.Role, result.Ask));
            }
        }
    }

    [Fact]
    public void Each_certain_class_names_a_rule_of_its_own() => Assert.All(FactSets.All, facts =>
    {
        var result = FactSets.Decide(FactSets.Case(facts));
        Assert.Equal(
            result.Certain.Order(),
            Word.Parts(Classes.Build | Classes.Support | Classes.Elsewhere).Where(one => result.Rules.Any(id => id.StartsWith($"{one}.", StringComparison.OrdinalIgnoreCase))));
    });

    [Fact]
    public void Where_every_answer_leads_there_by_another_rule_all_of_them_are_named()
    {
        var rows = FactSets.All.Select(Classifier.Classify)
            .Where(row => Word.Parts(row.Certain).Any(one => (row.Always & RuleBook.For(one)) == Rules.None)).ToList();
        Assert.Equal(126, rows.Count);
        Assert.All(rows, row => Assert.All(Word.Parts(row.Certain), one => Assert.NotEqual(Rules.None, RuleBook.Behind(row) & RuleBook.For(one))));
    }

    [Fact]
    public void A_named_rule_can_fire() =>
        Assert.All(FactSets.All.Select(Classifier.Classify), row => Assert.Equal(RuleBook.Behind(row), RuleBook.Behind(row) & row.Ever));

    [Fact]
    public void A_skipped_fact_is_not_asked_again()
    {
        var facts = new CaseFacts { Skill = Skill.Absent };
        Assert.Equal(Fact.Barrier, Reasoner.Decide(facts, FactSets.Calendar).Ask);
        Assert.Equal(Fact.Judgment, Reasoner.Decide(facts, FactSets.Calendar, [Fact.Barrier]).Ask);
    }

    private static void ClassifyAll(DecidingFacts[] sets)
    {
        foreach (var facts in sets)
        {
            Classifier.Classify(facts);
        }
    }
}
