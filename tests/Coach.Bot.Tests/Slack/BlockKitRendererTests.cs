using System.Text.Encodings.Web;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack;
using CsCheck;

namespace Coach.Bot.Tests.Slack;

public sealed class BlockKitRendererTests
{
    private static readonly SlackJson Readable = new(new JsonSerializerOptions(SlackJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly Gen<Block> Blocks = Gen.OneOf(
        MrkdwnTests.Texts.Select(text => (Block)new Block.Heading(text)),
        MrkdwnTests.Texts.Select(text => (Block)new Block.Paragraph(text)),
        MrkdwnTests.Texts.Array[0, 30].Select(texts => (Block)new Block.Bullets([.. texts])),
        MrkdwnTests.Texts.Array[0, 30].Select(texts => (Block)new Block.Facts([.. texts.Select(text => new FactLine("Skill today", text, text))])),
        MrkdwnTests.Texts.Array[0, 30].Select(texts => (Block)new Block.Steps([.. texts.Select(text => new Step(text, [text, "owner: you"]))])));

    private static readonly Gen<Reply> Replies = Gen.Select(Blocks.Array[1, 6], Gen.Int[0, 60]).Select((blocks, choices) =>
        new Reply(ReplyKind.Question, [.. blocks], [.. Enumerable.Range(0, choices).Select(number => new Choice($"c{number}", $"Choice {number}"))], Card: "1.2"));

    [Fact]
    public void A_check_card_reads_as_its_plain_text_and_looks_like_blocks() => Assert.Equal(
        """{"text":"Check your answers\n\nSkill today: partly (\"some of it &amp; &lt;!channel&gt;\")\nAI: not mentioned\n\n[Looks right] [Change something]","blocks":["""
        + """{"type":"header","text":{"type":"plain_text","text":"Check your answers"}},"""
        + """{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"*Skill today:* partly"}},"""
        + """{"type":"context","elements":[{"type":"mrkdwn","verbatim":true,"text":"“some of it &amp; &lt;!channel&gt;”"}]},"""
        + """{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"*AI:* not mentioned"}},"""
        + """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Looks right"},"value":"{\"choice\":\"check.right\",\"card\":\"1.5\"}","action_id":"choice:check.right"},"""
        + """{"type":"button","text":{"type":"plain_text","text":"Change something"},"value":"{\"choice\":\"check.change\",\"card\":\"1.5\"}","action_id":"choice:check.change"}]}]}""",
        Sent(new Reply(
            ReplyKind.Check,
            [new Block.Heading("Check your answers"), new Block.Facts([new("Skill today", "partly", "some of it & <!channel>"), new("AI", "not mentioned")])],
            [new("check.right", "Looks right"), new("check.change", "Change something")],
            Card: "1.5")));

    [Fact]
    public void Steps_are_numbered_with_their_details_below() => Assert.Equal(
        [new SlackBlock.Section(new SlackText.Marked("*1. Clear one obstacle*\n• Owner: operations\n*2. Build the skill*"))],
        Assert.Single(BlockKitRenderer.Render(new(ReplyKind.Result, [new Block.Steps([new("Clear one obstacle", ["Owner: operations"]), new("Build the skill", [])])], []))).Blocks);

    [Fact]
    public void A_long_heading_becomes_a_section() => Assert.IsType<SlackBlock.Section>(Assert.Single(Only(new Block.Heading(new string('h', 151))).Blocks));

    [Fact]
    public void More_than_fifty_blocks_become_several_messages()
    {
        var facts = new Block.Facts([.. Enumerable.Range(1, 40).Select(number => new FactLine($"Fact {number}", "known", "as said"))]);
        var messages = BlockKitRenderer.Render(new(ReplyKind.Check, [facts], [new("right", "Looks right")]));
        Assert.Equal([50, 31], messages.Select(message => message.Blocks.Length));
        Assert.StartsWith("*Fact 26:* known\n“as said”", messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_say_is_no_message() => Assert.Empty(BlockKitRenderer.Render(new(ReplyKind.Note, [new Block.Paragraph(" ")], [])));

    [Fact]
    public void Every_reply_keeps_to_the_limits_of_slack() => Replies.Sample(reply => Assert.All(BlockKitRenderer.Render(reply), message => BlockKitLimits.Checked(message)), iter: 50);

    [Fact]
    public void No_word_of_a_paragraph_is_lost() => MrkdwnTests.Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Sample(
        text =>
        {
            var sections = BlockKitRenderer.Render(new(ReplyKind.Note, [new Block.Paragraph(text)], [])).SelectMany(message => message.Blocks).Cast<SlackBlock.Section>();
            Assert.Equal(Words(text), Words(string.Concat(sections.Select(section => MrkdwnTests.Unescaped(section.Text.Text)))));
        },
        iter: 50);

    [Fact]
    public void The_limits_name_what_is_too_long_but_not_its_text()
    {
        var broken = Assert.Throws<InvalidOperationException>(() => BlockKitLimits.Checked(new SlackMessage("text", [new SlackBlock.Header(new SlackText.Plain(new string('h', 151)))])));
        Assert.Equal("Slack takes 1 to 150 in header, and here are 151.", broken.Message);
    }

    private static string Words(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));

    private static SlackMessage Only(Block block) => Assert.Single(BlockKitRenderer.Render(new(ReplyKind.Note, [block], [])));

    internal static string Sent(Reply reply) => Json(Assert.Single(BlockKitRenderer.Render(reply)));

    internal static string Json(SlackMessage message) => JsonSerializer.Serialize(message, Readable.SlackMessage);
}
