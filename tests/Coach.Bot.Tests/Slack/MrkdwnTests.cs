using Coach.Slack;
using CsCheck;

namespace Coach.Bot.Tests.Slack;

public sealed class MrkdwnTests
{
    private static readonly string[] Bits = ["a", "word ", "\n", "&", "<!channel>", "<@U1>", "&amp;", "😀", "👩‍🚒", "é", "*", " "];

    internal static readonly Gen<string> Texts = Gen.Int[0, Bits.Length - 1].Select(bit => Bits[bit]).Array[0, 3000].Select(string.Concat);

    [Theory]
    [InlineData("<!channel> & co", "&lt;!channel&gt; &amp; co")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("*bold* \"said\" 'so'", "*bold* \"said\" 'so'")]
    public void Only_three_characters_are_escaped(string said, string sent) => Assert.Equal(sent, Mrkdwn.Escape(said));

    [Fact]
    public void Nothing_that_was_escaped_can_mention_or_link() => Texts.Sample(text =>
    {
        var sent = Mrkdwn.Escape(text);
        Assert.DoesNotContain('<', sent);
        Assert.Equal(text, Unescaped(sent));
    });

    [Fact]
    public void Pieces_join_to_the_text_and_fit_once_escaped() => Gen.Select(Texts, Gen.Int[5, 300]).Sample((text, limit) =>
    {
        var pieces = Mrkdwn.Pieces(text, limit).ToArray();
        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(Mrkdwn.Escape(piece).Length, 1, limit));
    });

    [Fact]
    public void No_piece_begins_or_ends_inside_a_character() => Gen.Select(Texts, Gen.Int[5, 300]).Sample((text, limit) =>
    {
        foreach (var piece in Mrkdwn.Pieces(text, limit))
        {
            Assert.False(char.IsLowSurrogate(piece[0]));
            Assert.False(char.IsHighSurrogate(piece[^1]));
        }
    });

    [Fact]
    public void Words_stay_whole_where_there_are_blanks() => Assert.Equal("one two |three ", string.Join('|', Mrkdwn.Pieces("one two three ", 10)));

    internal static string Unescaped(string sent) => sent.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
