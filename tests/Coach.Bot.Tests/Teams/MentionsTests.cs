using Coach.Teams;
using Coach.Teams.Wire;
using CsCheck;

namespace Coach.Bot.Tests.Teams;

public sealed class MentionsTests
{
    private static readonly string[] Pieces = ["<at>", "</at>", "<at>Coach</at>", "Coach", "&nb", "sp;", "&nbsp;", "\u00A0", " ", "a", "b", "ab", "&amp;", "\n"];
    private static readonly Gen<string> Snippets = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 14].Select(string.Concat);

    [Theory]
    [InlineData("<at>Coach</at> hello", "hello")]
    [InlineData("<at>Coach</at>&nbsp;hello", "hello")]
    [InlineData("<at>Coach</at>\u00A0hello", "hello")]
    [InlineData("hello <at>Coach</at>", "hello")]
    [InlineData("<at>Coach</at><at>Coach</at> hello", "hello")]
    [InlineData("<at>Co<at>Coach</at>ach</at> hello", "hello")]
    [InlineData("<at>coach</at> hello", "<at>coach</at> hello")]
    [InlineData("a&nbsp;b\u00A0c", "a b c")]
    [InlineData("a < b &amp; c", "a < b &amp; c")]
    [InlineData("<at>Coach</at>", "")]
    [InlineData(null, "")]
    public void The_bots_name_and_hard_spaces_go_and_the_rest_stays(string? text, string left) => Assert.Equal(left, Mentions.Strip(text, ["<at>Coach</at>"]));

    [Theory]
    [InlineData("""[{"type":"mention","mentioned":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"},"text":"<at>Test Bot</at>"}]""", "and <at>Mia</at> hello")]
    [InlineData("""[{"type":"mention","mentioned":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"}}]""", "and <at>Mia</at> hello")]
    [InlineData("""[7,null,{"type":"odd","text":{"a":1}},{"type":"mention","mentioned":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"},"text":"<at>Test Bot</at>"}]""", "and <at>Mia</at> hello")]
    [InlineData("""[{"type":"mention","mentioned":{"id":"mia","name":"Test Bot"},"text":"<at>Test Bot</at>"}]""", "<at>Test Bot</at> and <at>Mia</at> hello")]
    [InlineData("""[{"type":"mention","mentioned":null,"text":"<at>Test Bot</at>"}]""", "<at>Test Bot</at> and <at>Mia</at> hello")]
    [InlineData("""[{"type":"mention","mentioned":{"id":null},"text":"<at>Test Bot</at>"}]""", "<at>Test Bot</at> and <at>Mia</at> hello")]
    [InlineData("null", "<at>Test Bot</at> and <at>Mia</at> hello")]
    public void Who_is_meant_is_known_by_the_id(string entities, string left)
    {
        var activity = Recorded.With(Recorded.With(Recorded.Message(), "entities", entities), "text", "\"<at>Test Bot</at> and <at>Mia</at> hello\"");

        Assert.Equal(new Coach.Core.Conversations.Said.Typed(left), Assert.IsType<Inbound.Message>(Recorded.Read(activity)).Said.Said);
    }

    [Fact]
    public void Nothing_at_all_is_an_empty_text() => Assert.Equal("", Mentions.Strip(new Activity()));

    [Fact]
    public void Stripping_again_changes_nothing_and_leaves_no_mention() =>
        Gen.Select(Snippets, Snippets.Where(spelling => spelling.Trim().Length > 0).List[0, 3]).Sample((text, drawn) =>
        {
            var spellings = drawn.Select(spelling => Mentions.Strip(spelling, [])).Where(spelling => spelling.Length > 0).ToList();
            var once = Mentions.Strip(text, spellings);

            return string.Equals(once, Mentions.Strip(once, spellings), StringComparison.Ordinal) && !spellings.Exists(spelling => once.Contains(spelling, StringComparison.Ordinal));
        }, iter: 50_000);

    [Fact]
    public void A_text_full_of_nested_mentions_takes_no_time()
    {
        var nested = string.Concat(Enumerable.Repeat("<at>Co", 20_000)) + string.Concat(Enumerable.Repeat("ach</at>", 20_000));

        Assert.Equal("", Mentions.Strip(nested, ["<at>Coach</at>"]));
    }
}
