using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Reasoning;

public class FlipTests
{
    private static readonly Fact[] Waterfall = [Fact.Skill, Fact.Judgment, Fact.Available, Fact.Time, Fact.Barrier, Fact.Stakes, Fact.Frequency, Fact.Ai];

    [Fact]
    public void Flips_are_what_trying_every_other_value_of_every_known_fact_gives() =>
        Assert.All(FactSets.All.Select(FactSets.Case), AssertTried);

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(30)]
    [InlineData(56)]
    public void Flips_read_the_time_anew_from_the_date(int days) =>
        Assert.All(
            FactSets.All.Where(known => known.Time is null).Select(FactSets.Case),
            facts => AssertTried(facts with { Deadline = new Deadline.On(FactSets.Calendar.Today.AddDays(days)) }));

    [Fact]
    public void More_judgment_can_make_the_same_date_too_close()
    {
        var facts = new CaseFacts
        {
            Skill = Skill.Absent,
            Barrier = Barrier.None,
            Level = SkillLevels.Procedure,
            Available = Availability.Beforehand,
            Deadline = new Deadline.On(FactSets.Calendar.Today.AddDays(30)),
        };
        var flip = Assert.Single(FactSets.Decide(facts).Flips, flip => flip.Fact == Fact.Judgment);
        Assert.Equal(("no", "yes", "Build Elsewhere"), (flip.From, flip.To, string.Join(' ', flip.Certain)));
    }

    [Fact]
    public void The_smallest_change_comes_first_and_then_the_order_of_the_questions() =>
        Assert.All(FactSets.All, known =>
        {
            var flips = FactSets.Decide(FactSets.Case(known)).Flips;
            Assert.Equal(flips.OrderBy(flip => flip.ClassesChanged).ThenBy(flip => Array.IndexOf(Waterfall, flip.Fact)), flips);
        });

    [Fact]
    public void Frequency_never_changes_the_answer() =>
        Assert.All(FactSets.All, known => Assert.DoesNotContain(FactSets.Decide(FactSets.Case(known)).Flips, flip => flip.Fact == Fact.Frequency));

    private static void AssertTried(CaseFacts facts)
    {
        var known = facts.Deciding(FactSets.Calendar);
        var tried = Waterfall
            .Where(fact => known[fact] is not null)
            .SelectMany(fact => FactSets.Values(fact).Where(value => value != known[fact]).Select(value => (fact, value)))
            .Select(other => (other.fact, other.value, then: Written(With(facts, other.fact, other.value))))
            .Where(other => !string.Equals(other.then, Written(facts), StringComparison.Ordinal))
            .Select(other => $"{other.fact} {DecidingFacts.WordOf(other.fact, other.value)}: {other.then}");
        Assert.Equal(
            tried.Order(StringComparer.Ordinal),
            FactSets.Decide(facts).Flips.Select(flip => $"{flip.Fact} {flip.To}: {flip.Certain.Aggregate(Classes.None, (set, one) => set | one)}|{flip.Open}").Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static string Written(CaseFacts facts)
    {
        var classified = Classifier.Classify(facts.Deciding(FactSets.Calendar));
        return $"{classified.Certain}|{classified.Open}";
    }

    private static CaseFacts With(CaseFacts facts, Fact fact, byte value) => fact switch
    {
        Fact.Skill => facts with { Skill = (Skill)value },
        Fact.Barrier => facts with { Barrier = (Barrier)value },
        Fact.Judgment => facts with { Level = SkillLevels.Unknown, JudgmentGiven = (Judgment)value },
        Fact.Available => facts with { Available = (Availability)value },
        Fact.Time => facts with { TimeGiven = (TimeLeft)value },
        Fact.Stakes => facts with { Stakes = (Stakes)value },
        Fact.Frequency => facts with { Frequency = (Frequency)value },
        Fact.Ai => facts with { Ai = (Ai)value },
    };
}
