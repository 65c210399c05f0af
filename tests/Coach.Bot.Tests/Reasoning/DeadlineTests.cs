using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Reasoning;

public class DeadlineTests
{
    private static readonly DateOnly Today = FactSets.Calendar.Today;

    [Theory]
    [InlineData(13, Judgment.No, TimeLeft.TooShort)]
    [InlineData(13, Judgment.Yes, TimeLeft.TooShort)]
    [InlineData(13, null, TimeLeft.TooShort)]
    [InlineData(14, Judgment.No, TimeLeft.Enough)]
    [InlineData(14, Judgment.Yes, TimeLeft.TooShort)]
    [InlineData(14, null, null)]
    [InlineData(55, Judgment.No, TimeLeft.Enough)]
    [InlineData(55, Judgment.Yes, TimeLeft.TooShort)]
    [InlineData(55, null, null)]
    [InlineData(56, Judgment.Yes, TimeLeft.Enough)]
    [InlineData(56, null, TimeLeft.Enough)]
    [InlineData(-3, null, TimeLeft.TooShort)]
    public void Days_are_held_against_the_time_that_building_takes(int days, Judgment? judgment, TimeLeft? expected) =>
        Assert.Equal(expected, FactSets.Calendar.TimeLeft(new Deadline.On(Today.AddDays(days)), judgment));

    [Theory]
    [InlineData("asap", TimeLeft.TooShort)]
    [InlineData("started", TimeLeft.TooShort)]
    [InlineData("none", TimeLeft.Enough)]
    [InlineData(null, null)]
    public void A_deadline_without_a_date_counts_too(string? written, TimeLeft? expected) =>
        Assert.Equal(expected, FactSets.Calendar.TimeLeft(Deadline.Parse(written), judgment: null));

    [Fact]
    public void Other_lead_times_move_the_boundary()
    {
        var quick = new Calendar(Today, new(ProceduralDays: 3, JudgmentDays: 10));
        Assert.Equal(TimeLeft.Enough, quick.TimeLeft(new Deadline.On(Today.AddDays(10)), Judgment.Yes));
        Assert.Equal(Today.AddDays(3), quick.EarliestHonestDate(Judgment.No));
    }

    [Fact]
    public void The_same_date_may_be_enough_for_steps_and_too_short_for_judgment()
    {
        var facts = new CaseFacts { Level = SkillLevels.Procedure, Deadline = new Deadline.On(Today.AddDays(30)) };
        Assert.Equal(TimeLeft.Enough, facts.Time(FactSets.Calendar));
        Assert.Equal(TimeLeft.TooShort, (facts with { Level = SkillLevels.Procedure | SkillLevels.Judgment }).Time(FactSets.Calendar));
    }

    [Theory]
    [InlineData(Judgment.Yes, 56)]
    [InlineData(null, 56)]
    [InlineData(Judgment.No, 14)]
    public void Too_late_to_build_comes_with_the_first_honest_date(Judgment? judgment, int days)
    {
        var facts = new CaseFacts { Skill = Skill.Absent, Available = Availability.Beforehand, JudgmentGiven = judgment, Deadline = Deadline.Asap };
        Assert.Equal(Today.AddDays(days), FactSets.Decide(facts).EarliestHonestDate);
        Assert.Null(FactSets.Decide(facts with { Deadline = Deadline.None }).EarliestHonestDate);
        Assert.Null(FactSets.Decide(facts with { Skill = Skill.Present }).EarliestHonestDate);
    }

    [Fact]
    public void Where_the_manager_calls_a_far_date_too_close_we_know_no_honest_one()
    {
        var facts = new CaseFacts
        {
            Skill = Skill.Absent,
            Level = SkillLevels.Judgment,
            Deadline = new Deadline.On(Today.AddDays(90)),
            TimeGiven = TimeLeft.TooShort,
        };
        Assert.Null(FactSets.Decide(facts).EarliestHonestDate);
        Assert.Contains(Warning.DeadlineTooCloseToBuild, FactSets.Decide(facts).Warnings);
    }

    [Theory]
    [InlineData("2027-03-01")]
    [InlineData("asap")]
    [InlineData("started")]
    [InlineData("none")]
    public void A_deadline_is_read_as_it_was_written(string written)
    {
        var json = JsonSerializer.Serialize(Deadline.Parse(written), DeadlineTestJson.Default.Deadline);
        Assert.Equal($"\"{written}\"", json);
        Assert.Equal(Deadline.Parse(written), JsonSerializer.Deserialize(json, DeadlineTestJson.Default.Deadline));
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("\"2027-02-30\"")]
    [InlineData("\"01.03.2027\"")]
    public void Anything_else_is_no_deadline(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, DeadlineTestJson.Default.Deadline));
}

[JsonSerializable(typeof(Deadline))]
internal sealed partial class DeadlineTestJson : JsonSerializerContext;
