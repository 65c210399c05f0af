using Coach.Bot.Tests.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>F2, F9: which cases, and when that was.</summary>
public class CaseFilterTests
{
    [Theory]
    [InlineData("", 3)]
    [InlineData("channel=teams", 2)]
    [InlineData("channel=Slack", 1)]
    [InlineData("outcome=build", 1)]
    [InlineData("outcome=SUPPORT", 0)]
    [InlineData("outcome=none", 2)]
    [InlineData("asked=course", 1)]
    [InlineData("asked=library", 0)]
    [InlineData("state=open", 2)]
    [InlineData("state=decided", 1)]
    [InlineData("from=2026-11-23 to=2026-11-23", 3)]
    [InlineData("from=2026-11-24", 0)]
    [InlineData("to=2026-11-22", 0)]
    [InlineData("to=2026-11-22 tz=Pacific/Honolulu", 3)] // 9 in the morning UTC is the evening before there
    [InlineData("channel=teams state=decided", 1)]
    public async Task A_filter_takes_what_fits(string words, int expected)
    {
        var faults = new List<(string, string)>();
        var filter = Read(words, faults);
        Assert.Empty(faults);
        Assert.Equal(expected, (await Survey.OfAsync(await SampleCases.ManyAsync(), filter, TestContext.Current.CancellationToken)).Cases.Length);
        Assert.Equal(filter, Read(string.Join(' ', filter.Written().Select(one => $"{one.Name}={one.Value}")), faults));
    }

    [Fact]
    public async Task One_conversation_or_one_case_can_be_asked_for()
    {
        var (store, name) = (await SampleCases.ManyAsync(), CaseNames.HashOf(SampleCases.Slack));
        foreach (var words in new[] { $"conversation={name}", $"conversation={name}/1" })
        {
            Assert.Equal(name, Assert.Single((await Survey.OfAsync(store, Read(words, []), TestContext.Current.CancellationToken)).Cases).Name.Conversation);
        }

        Assert.Empty((await Survey.OfAsync(store, Read($"conversation={name}/2", []), TestContext.Current.CancellationToken)).Cases);
    }

    [Fact]
    public void What_cannot_be_read_is_said()
    {
        var faults = new List<(string Name, string Fault)>();
        Read("from=yesterday outcome=best asked=magic state=lost tz=Mars/Base", faults);
        Assert.Equal(["from", "tz", "outcome", "asked", "state"], faults.Select(fault => fault.Name));
        Assert.Contains(("from", "a day written as 2026-11-23"), faults);
    }

    [Fact]
    public async Task A_preview_counts_what_there_is()
    {
        var survey = await Survey.OfAsync(await SampleCases.ManyAsync(), new(), TestContext.Current.CancellationToken);
        Assert.Equal(13, survey.Messages);
        Assert.Equal(Talk.Monday, survey.Oldest);
        Assert.True(survey.Bytes > 40_000);
    }

    [Theory]
    [InlineData("2027-03-28T00:59:00Z", "+01:00")]
    [InlineData("2027-03-28T01:00:00Z", "+02:00")]
    [InlineData("2027-10-31T00:59:00Z", "+02:00")]
    [InlineData("2027-10-31T01:00:00Z", "+01:00")]
    public void The_offset_is_the_authors_own_on_that_day(string at, string expected)
    {
        var turns = new[] { SampleCases.Opened(SampleCases.Robin, "Europe/Zurich"), SampleCases.Said(SampleCases.Robin, "m", "hello", DateTimeOffset.Parse(at)) };
        Assert.Equal(expected, ExportedCase.Of("c", [.. turns]).Lines[^1].Offset);
    }

    private static CaseFilter Read(string words, List<(string Name, string Fault)> faults)
    {
        var given = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')).ToDictionary(word => word[0], word => word[1], StringComparer.Ordinal);
        return new FilterWords(name => given.GetValueOrDefault(name), faults).Read();
    }
}
