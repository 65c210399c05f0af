using Coach.Bot.Commands.Assessing;
using Coach.Core.Reasoning;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Commands;

public class CaseReaderTests
{
    public static TheoryData<string, string> Flawed => new()
    {
        { "x", "line 1: is not JSON: 'x' is an invalid start of a value. (byte 0)" },
        { "[]", "line 1: is not a JSON object" },
        { "{}", "line 1, field id: is missing|line 1: needs \"messages\" or \"facts\"" },
        { """{"id":7,"facts":{}}""", "line 1, field id: 7 is not text" },
        { """{"id":" ","facts":{}}""", "line 1, field id: is missing" },
        { """{"id":"a","facts":{},"messages":[]}""", "line 1: has \"messages\" and \"facts\"; give one of them" },
        { """{"id":"a","facts":[]}""", "line 1, field facts: is not an object" },
        { """{"id":"a","facts":{"skill":"maybe"}}""", "line 1, field facts.skill: \"maybe\" is not one of present, partial, absent, unknown" },
        { """{"id":"a","facts":{"skill":["absent"]}}""", "line 1, field facts.skill: [\"absent\"] is not one of present, partial, absent, unknown" },
        { """{"id":"a","facts":{"level":["steps"]}}""", "line 1, field facts.level: \"steps\" is not one of recall, procedure, judgment, adaptation, unknown" },
        { """{"id":"a","facts":{"judgment":true}}""", "line 1, field facts.judgment: true is not one of no, yes, unknown" },
        { """{"id":"a","facts":{"deadline":"1 March"}}""", "line 1, field facts.deadline: \"1 March\" is not a date (2027-03-01), asap, started or none" },
        { """{"id":"a","facts":{"people":2.5}}""", "line 1, field facts.people: 2.5 is not a whole number above 0" },
        { """{"id":"a","facts":{"people":"many"}}""", "line 1, field facts.people: \"many\" is not a whole number above 0" },
        { """{"id":"a","facts":{"performance":["x"]}}""", "line 1, field facts.performance: [\"x\"] is not text" },
        { """{"id":"a","facts":{"judgment":"no","level":["judgment"]}}""", "line 1, field facts.judgment: \"no\" contradicts facts.level judgment" },
        { """{"id":"a","facts":{"judgment":"yes","level":"recall"}}""", "line 1, field facts.judgment: \"yes\" contradicts facts.level recall" },
        { """{"id":"a","facts":{"barrier":"none","barrier_kinds":["tools","process"]}}""", "line 1, field facts.barrier: \"none\" contradicts facts.barrier_kinds tools, process" },
        { """{"id":"a","messages":{}}""", "line 1, field messages: is not a list" },
        { """{"id":"a","messages":["hi"]}""", "line 1, field messages[0]: is not an object" },
        { """{"id":"a","messages":[{"role":"manager","text":"hi"},{"role":"user"}]}""", "line 1, field messages[0].role: is not one of user, bot|line 1, field messages[1].text: is missing" },
        { """{"id":"a","messages":[{"role":"user","text":5}]}""", "line 1, field messages[0].text: 5 is not text" },
        { """{"id":"a","now":"tomorrow","facts":{}}""", "line 1, field now: \"tomorrow\" is not a day (2026-11-23) or a moment (2026-11-23T09:00:00Z)" },
        { """{"id":"a","id":"b","facts":{}}""", "line 1: is not JSON: Duplicate property 'id' encountered during deserialization." },
        { """{"id":"\ud800","facts":{}}""", "line 1: holds half a character (an escaped surrogate without its other half)" },
    };

    [Theory]
    [MemberData(nameof(Flawed))]
    public void Each_flaw_is_named_with_its_field(string line, string expected)
    {
        var reading = Read(line);
        Assert.Null(reading.Enquiry);
        Assert.Equal(expected.Split('|'), reading.Flaws.Select(flaw => flaw.At("line 1")));
    }

    [Fact]
    public void A_misspelt_fact_does_not_count_as_unknown() =>
        Assert.StartsWith("line 1, field facts.skil: is not a fact; facts are performance, skill,", Assert.Single(Read("""{"id":"a","facts":{"skil":"absent"}}""").Flaws).At("line 1"), StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("is not JSON", Assert.Single(Read($$$"""{"id":"a","facts":{"level":{{{new string('[', 100)}}}{{{new string(']', 100)}}} }}""").Flaws).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"skill":"unknown","level":"unknown","judgment":null,"people":"unknown","deadline":null,"asked_modality":"unknown","barrier_kinds":null,"measure":"unknown"}""")]
    [InlineData("""{"level":[],"barrier_kinds":["unknown"],"performance":""}""")]
    [InlineData("{}")]
    public void Unknown_null_and_missing_mean_the_same(string facts) =>
        Assert.Equal(new CaseFacts(), Facts(facts));

    [Fact]
    public void Lists_may_be_single_words_and_kinds_of_barrier_mean_that_there_is_one() =>
        Assert.Equal(
            new CaseFacts { Level = SkillLevels.Judgment, Barrier = Core.Reasoning.Barrier.Some, BarrierKinds = BarrierKinds.Tools | BarrierKinds.Process, Asked = Modalities.Course, People = 25, Deadline = Deadline.Asap },
            Facts("""{"level":"judgment","judgment":"yes","barrier_kinds":["tools","process"],"asked_modality":"course","people":25,"deadline":"asap"}"""));

    [Theory]
    [InlineData("too_short", null)]
    [InlineData("enough", TimeLeft.Enough)]
    public void A_time_overrides_the_date_only_where_it_says_something_else(string time, TimeLeft? given) =>
        Assert.Equal(given, Facts($$"""{"judgment":"yes","deadline":"2026-12-01","time":"{{time}}"}""").TimeGiven);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T00:00:00+00:00")]
    [InlineData("2026-11-23T09:30:00Z", "2026-11-23T09:30:00+00:00")]
    [InlineData("2026-11-23T23:30:00.5+13:00", "2026-11-23T23:30:00.5+13:00")]
    [InlineData("2026-11-23T09:30", "2026-11-23T09:30:00+00:00")]
    public void Now_is_a_day_or_a_moment_at_its_own_offset(string now, string expected)
    {
        var read = Read($$$"""{"id":"a","now":"{{{now}}}","facts":{}}""").Enquiry!.Now;
        Assert.Equal(expected, read.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"));
    }

    private static CaseFacts Facts(string facts) => Assert.IsType<Enquiry.Given>(Read($$"""{"id":"a","facts":{{facts}} }""").Enquiry).Facts;

    private static Reading Read(string line) => new CaseReader(new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)), LeadTimes.Default).Read(line);
}
