using Coach.Bot.Tests.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts.Export.Checking;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>F7: every recommendation can be derived again.</summary>
public class ReplayTests
{
    public static TheoryData<string> Scripts => [.. Script.Names()];

    [Fact]
    public async Task With_the_same_rules_every_decision_of_an_export_is_the_same()
    {
        var replayed = await AllAsync(Replay.Today);
        Assert.NotEmpty(replayed);
        Assert.All(replayed, one => Assert.Empty(one.Differences));
        Assert.All(replayed, one => Assert.Equal(RuleBook.Version, one.RulesVersion));
    }

    [Fact]
    public async Task A_changed_rule_is_named()
    {
        var changed = new Replay((facts, calendar, skipped, confirmed) =>
        {
            var before = Reasoner.Decide(facts, calendar, skipped, confirmed);
            return before with { Rules = [.. before.Rules.Where(rule => rule != "build.partial-judgment")], Certain = [Classes.Elsewhere] };
        });

        Assert.Equal(
            ["rule build.partial-judgment no longer fires", "classes: ELSEWHERE, BUILD before, ELSEWHERE now"],
            Assert.Single(await AllAsync(changed)).Differences);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_decision_of_every_script_is_derived_again(string name) =>
        Assert.All(TalkOf(name).Log.SelectMany(turn => turn.Events).OfType<Recommended>(), made => Assert.Empty(Replay.Today.Compare(made.Decision)));

    [Fact]
    public async Task An_export_without_the_lines_says_what_it_needs()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), new(new(), Coach.Transcripts.Export.ExportFormats.Csv, "tests"));
        await Assert.ThrowsAsync<InvalidDataException>(() => Replay.Today.OfAsync(new MemoryStream(zip.Bytes), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask());
    }

    private static async Task<List<Replayed>> AllAsync(Replay replay)
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync());
        return await replay.OfAsync(new MemoryStream(zip.Bytes), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static Talk TalkOf(string name)
    {
        var talk = new Talk();
        foreach (var line in Script.Read(name).Lines)
        {
            _ = line switch
            {
                Script.Line.Joins => talk.Joins(),
                Script.Line.Says said => talk.Says(said.Text),
                Script.Line.Presses pressed => talk.Presses(pressed.Label),
                Script.Line.Sends sent => talk.Sends(sent.Form, [.. sent.Fields]),
                _ => talk,
            };
        }

        return talk;
    }
}
