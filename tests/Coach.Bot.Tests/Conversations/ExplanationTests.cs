using Coach.Bot.Tests.Architecture;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

/// <summary>"Why?" after a result: the reasons, each with its source, and what would change it.</summary>
public class ExplanationTests
{
    public static TheoryData<Rules> AllRules => [.. Enum.GetValues<Rules>().Where(rule => rule != Rules.None)];

    [Theory]
    [InlineData("why?")]
    [InlineData("What are your sources?")]
    [InlineData("what would change it")]
    public void The_reasons_are_told_with_their_sources(string asked)
    {
        var talk = AtResult().Says(asked);
        Assert.Equal(
            """
            Why this

            - They have never done it and it takes judgment, so it must be built. (Kahneman & Klein 2009)
            - They have never done it and must have it in the head, so it must be built. (Ferguson)

            What would change it
            """,
            talk.Text.ReplaceLineEndings("\n").Split("\n\n- If they")[0]);
        Assert.Equal([RuleSources.Of(Rules.AbsentAndJudgment), RuleSources.Of(Rules.AbsentAndBeforehand)], Assert.Single(talk.Replies).Sources!.Value);
    }

    [Fact]
    public void A_result_without_rules_says_what_is_missing_and_names_no_source()
    {
        var talk = new Talk().Says("Our clerks should file letters");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            talk.Says("skip");
        }

        talk.Says("looks right").Says("why");
        Assert.Contains("Why this", talk.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(talk.Replies).Sources);
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Every_source_stands_in_the_book_of_rules_beside_its_rule(Rules rule)
    {
        var row = Repository.Read("docs/rules.md").Split('\n').Single(line => line.StartsWith($"| `{RuleBook.IdOf(rule)}` |", StringComparison.Ordinal));
        Assert.Contains(rule == Rules.TooShortToBuild ? "*Ours*" : RuleSources.Of(rule).Name, row, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_source_is_short_and_its_page_is_public(Rules rule)
    {
        var source = RuleSources.Of(rule);
        Assert.InRange(source.Name.Length, 1, 80);
        Assert.InRange(source.Says.Length, 1, 160);
        Assert.True(source.Link is null || new Uri(source.Link).Scheme == Uri.UriSchemeHttps);
    }

    private static Talk AtResult() => new Talk().Says("Our clerks should spot fraud").Says("no").Says("judge, in the head, no date").Says("nothing").Says("looks right");
}
