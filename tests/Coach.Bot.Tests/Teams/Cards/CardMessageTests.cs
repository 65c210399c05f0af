using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Wire;
using CsCheck;

namespace Coach.Bot.Tests.Teams.Cards;

public sealed class CardMessageTests
{
    private const int MostBytes = 28 * 1024;
    private static readonly string LongText = string.Join(' ', Enumerable.Range(0, 6_000).Select(number => $"wörd{number}"));

    public static TheoryData<string> LongBlocks => ["paragraph", "heading", "facts", "fact", "steps", "bullets", "bullet"];

    [Fact]
    public void A_note_is_plain_text_whatever_stands_in_it()
    {
        var message = Assert.Single(CardMessage.For(new Reply(ReplyKind.Note, [new Block.Paragraph("Noted: **so** _be_ it")], [])));

        Assert.Equal(new Activity { Type = "message", Text = "Noted: **so** _be_ it", TextFormat = "plain" }, message);
    }

    [Fact]
    public void A_note_with_a_button_is_a_card() =>
        Assert.NotNull(Assert.Single(CardMessage.For(new Reply(ReplyKind.Note, [new Block.Paragraph("Noted.")], [new("undo", "Undo")], Card: "1.7"))).Attachments);

    [Fact]
    public void An_answered_card_becomes_a_message_too()
    {
        var message = CardMessage.For(new ConversationEvent.PromptAnswered("1.2", "Could they do it today?", "Partly"));

        Assert.Equal(("Answered: Could they do it today?\n\nPartly", AdaptiveCard.ContentType), (message.Summary, message.Attachments!.Single()!.ContentType));
    }

    [Theory]
    [MemberData(nameof(LongBlocks))]
    public void What_is_too_large_for_one_card_is_said_in_several(string kind)
    {
        var messages = CardMessage.For(SampleReplies.Form with { Body = [new Block.Heading("First"), Long(kind), new Block.Paragraph("Last")] });

        Assert.True(messages.Length > 1);
        Assert.All(messages, message => Assert.InRange(Size(message), 1, MostBytes));
        Assert.All(messages[..^1], message => Assert.Empty(Card(message).Body.OfType<CardElement.ActionSet>()));
        Assert.NotEmpty(Card(messages[^1]).Body.OfType<CardElement.ActionSet>());
        AssertOrder([.. messages.SelectMany(message => message.Summary!.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.StartsWith("wörd", StringComparison.Ordinal))]);
    }

    [Fact]
    public void A_long_note_is_parted_too() =>
        AssertOrder([.. CardMessage.For(new Reply(ReplyKind.Note, [new Block.Paragraph(LongText)], [])).SelectMany(message => message.Text!.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))]);

    [Fact]
    public void Not_one_character_is_lost_and_none_is_torn() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[5_000, 9_000]).Sample((offset, count) =>
        {
            var text = new string('a', offset) + string.Concat(Enumerable.Repeat("😀", count));
            var messages = CardMessage.For(SampleReplies.Check with { Body = [new Block.Paragraph(text)] });
            var said = string.Concat(messages.SelectMany(message => Card(message).Body).OfType<CardElement.RichTextBlock>().SelectMany(block => block.Inlines).Select(run => run.Text)).Replace("\u200b", "", StringComparison.Ordinal);

            return string.Equals(text, said, StringComparison.Ordinal) && messages.All(message => Size(message) <= MostBytes);
        }, iter: 20);

    private static Block Long(string kind) => kind switch
    {
        "paragraph" => new Block.Paragraph(LongText),
        "heading" => new Block.Heading(LongText),
        "facts" => new Block.Facts([.. LongText.Split(' ').Chunk(100).Select(words => new FactLine("Label", string.Join(' ', words), "quote"))]),
        "fact" => new Block.Facts([new FactLine("Label", LongText, "quote")]),
        "steps" => new Block.Steps([.. LongText.Split(' ').Chunk(100).Select(words => new Step(words[0], [.. words[1..]]))]),
        "bullets" => new Block.Bullets([.. LongText.Split(' ').Chunk(100).Select(words => string.Join(' ', words))]),
        _ => new Block.Bullets([LongText]),
    };

    private static void AssertOrder(ImmutableArray<string> words) => Assert.Equal(LongText, string.Join(' ', words));

    private static int Size(Activity message) => JsonSerializer.SerializeToUtf8Bytes(message, TeamsJson.Default.Activity).Length;

    private static AdaptiveCard Card(Activity message) => message.Attachments!.Single()!.Content!.Value.Deserialize(TeamsJson.Default.AdaptiveCard)!;
}
