using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

public class VerdictTests
{
    private static readonly CaseFacts Build = new()
    {
        Skill = Skill.Absent,
        Level = SkillLevels.Judgment,
        Available = Availability.Beforehand,
        Deadline = Deadline.None,
        Barrier = Barrier.None,
    };

    private static readonly CaseFacts Support = new()
    {
        Skill = Skill.Partial,
        Level = SkillLevels.Procedure,
        Available = Availability.LookupOk,
        Barrier = Barrier.None,
    };

    private static readonly CaseFacts Both = Build with { Available = Availability.LookupOk };

    private static readonly CaseFacts BarrierOpen = Build with { Barrier = null };

    private static readonly CaseFacts CanDoIt = new() { Skill = Skill.Present };

    public static TheoryData<string, CaseFacts, Modalities, Verdict?> Table => new()
    {
        { "nothing asked", Build, Modalities.NotAsked, null },
        { "certain and alone", Build, Modalities.Course, Verdict.Holds },
        { "certain and alone", Build, Modalities.Workshop, Verdict.Holds },
        { "certain and alone", Support, Modalities.JobAid, Verdict.Holds },
        { "certain with another", Both, Modalities.Course, Verdict.InPart },
        { "certain with another", Both, Modalities.Library, Verdict.InPart },
        { "certain with a barrier", Build with { Barrier = Barrier.Some }, Modalities.Course, Verdict.InPart },
        { "out", Support, Modalities.Course, Verdict.DoesNotHold },
        { "out", Build, Modalities.Checklist, Verdict.DoesNotHold },
        { "out", CanDoIt, Modalities.Embedded, Verdict.DoesNotHold },
        { "certain, another open", BarrierOpen, Modalities.Course, Verdict.NotYetKnown },
        { "open", new() { Skill = Skill.Absent }, Modalities.Course, Verdict.NotYetKnown },
        { "both asked, both certain", Both, Modalities.Course | Modalities.Checklist, Verdict.Holds },
        { "both asked, one certain, one out", Build, Modalities.Course | Modalities.Checklist, Verdict.InPart },
        { "both asked, both out", CanDoIt, Modalities.Course | Modalities.JobAid, Verdict.DoesNotHold },
        { "both asked, both open", new(), Modalities.Course | Modalities.JobAid, Verdict.NotYetKnown },
        { "both asked, one out, one open", new() { Skill = Skill.Absent, Level = SkillLevels.Procedure }, Modalities.Course | Modalities.JobAid, Verdict.NotYetKnown },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_help_that_was_asked_for_gets_a_verdict(string because, CaseFacts facts, Modalities asked, Verdict? expected) =>
        Assert.True(FactSets.Decide(facts with { Asked = asked }).Verdict == expected, because);

    [Fact]
    public void An_answer_never_overturns_a_verdict()
    {
        foreach (var facts in FactSets.All)
        {
            foreach (var asked in (Modalities[])[Modalities.Course, Modalities.Library, Modalities.Course | Modalities.Library])
            {
                var before = Of(facts, asked);
                var answers = Enum.GetValues<Fact>().Where(fact => facts[fact] is null).SelectMany(fact => FactSets.Values(fact).Select(value => facts.With(fact, value)));
                Assert.All(answers, answered => Assert.True(before == Verdict.NotYetKnown || before == Of(answered, asked)));
            }
        }
    }

    [Fact]
    public void Asking_first_is_noted_and_what_cannot_work_is_said()
    {
        Assert.Equal([Warning.ModalityFirst, Warning.TrainingWillNotFixIt], Warnings(Support, Modalities.Workshop));
        Assert.Equal([Warning.ModalityFirst, Warning.SupportIsNotSkill, Warning.NoTimeToLookUp], Warnings(Build, Modalities.Library));
        Assert.Equal([Warning.ModalityFirst], Warnings(Build, Modalities.Course));
        Assert.Equal([Warning.ModalityFirst], Warnings(Support, Modalities.Checklist));
    }

    [Fact]
    public void Confidence_is_low_while_a_class_is_open_and_names_what_is_missing()
    {
        var result = FactSets.Decide(BarrierOpen);
        Assert.Equal((Confidence.Low, "Barrier"), (result.Confidence, string.Join(' ', result.Missing)));
    }

    [Fact]
    public void Confidence_is_medium_when_something_was_skipped_or_nobody_confirmed()
    {
        var skipped = Reasoner.Decide(Build, FactSets.Calendar, [Fact.Stakes]);
        Assert.Equal((Confidence.Medium, "Stakes"), (skipped.Confidence, string.Join(' ', skipped.Missing)));
        Assert.Equal(Confidence.Medium, Reasoner.Decide(Build, FactSets.Calendar, confirmed: false).Confidence);
    }

    [Fact]
    public void Confidence_is_high_otherwise()
    {
        Assert.Equal(Confidence.High, FactSets.Decide(Build).Confidence);
        Assert.Equal(Confidence.High, Reasoner.Decide(Build, FactSets.Calendar, [Fact.Skill]).Confidence); // answered after all
        Assert.Equal(Confidence.High, Reasoner.Decide(CanDoIt, FactSets.Calendar, [Fact.Stakes]).Confidence); // no longer matters
    }

    [Fact]
    public void Every_open_class_has_a_missing_fact() =>
        Assert.All(FactSets.All.Select(facts => FactSets.Decide(FactSets.Case(facts))), result =>
            Assert.Equal(result.Open != Classes.None, result is { Confidence: Confidence.Low, Missing.IsEmpty: false }));

    private static ImmutableArray<Warning> Warnings(CaseFacts facts, Modalities asked) => FactSets.Decide(facts with { Asked = asked }).Warnings;

    private static Verdict? Of(DecidingFacts facts, Modalities asked) =>
        Coach.Core.Reasoning.Explanations.Verdicts.Of(asked, Classifier.Classify(facts));
}
