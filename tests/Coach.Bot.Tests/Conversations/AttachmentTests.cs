using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>F10: what people attach is kept by name, type and size, and nobody is left to believe that it was read.</summary>
public sealed class AttachmentTests
{
    private static readonly AttachedFile Plan = new("plan.docx", "docx", 20_412);

    [Fact]
    public void A_file_without_a_word_is_kept_and_the_open_question_stands()
    {
        var talk = new Talk().Joins().Says("Our clerks forget to check the invoices").Attaches("", Plan);

        Assert.Equal([Plan], Kept(talk));
        Assert.StartsWith(Sentences.FileAlone, talk.Text, StringComparison.Ordinal);
        Assert.NotEmpty(talk.Replies[^1].Choices);
        Assert.Equal((0, "1.1"), (talk.State.Misses, talk.State.PromptCard));
    }

    [Fact]
    public void Whoever_begins_with_a_file_is_welcomed_and_asked()
    {
        var talk = new Talk().Attaches("  ", Plan);

        Assert.Equal(2, talk.Replies.Length);
        Assert.Contains(Sentences.FileAlone, PlainText.Of(talk.Replies[1]), StringComparison.Ordinal);
        Assert.Equal(ReplyKind.Question, talk.Replies[1].Kind);
    }

    [Fact]
    public void Words_beside_a_file_are_read_and_the_person_is_told_that_the_file_was_not()
    {
        var talk = new Talk().Joins().Attaches("Our clerks forget to check the invoices", Plan);

        Assert.Equal(Sentences.FileBeside, PlainText.Of(talk.Replies[0]));
        Assert.NotNull(talk.State.Facts.Performance);
    }

    [Fact]
    public void A_colleagues_file_asks_nobody_else()
    {
        var talk = new Talk { IsPersonal = false }.Says("Our clerks forget to check the invoices");
        talk.From = new("colleague", "A colleague");
        talk.Attaches("", Plan);

        Assert.Equal(Sentences.FileAlone, talk.Text);
    }

    [Theory]
    [InlineData("Kim Miller is lazy")]
    [InlineData("Kim Miller is lazy, I want to fire her")]
    [InlineData("My boss harasses me")]
    public void A_name_that_may_tell_what_the_words_may_not_is_left_out(string text)
    {
        var talk = new Talk().Joins().Attaches(text, new AttachedFile("Kim Miller.docx", "docx", 7));

        Assert.NotEmpty(talk.Log[^1].Events.OfType<RemarkMade>());
        Assert.Equal([new(Name: null, "docx", 7)], Kept(talk));
    }

    [Fact]
    public void No_more_is_kept_than_a_message_can_bear()
    {
        var kept = AttachedFile.Kept(Enumerable.Range(0, 25).Select(_ => new AttachedFile(new string('x', 199) + "😀", new string('y', 300), long.MaxValue)))!;

        Assert.Equal(Enumerable.Repeat(new AttachedFile(new string('x', 199), new string('y', 100), long.MaxValue), 20), kept);
        Assert.Null(AttachedFile.Kept([]));
        Assert.Equal([new()], AttachedFile.Kept([new("", "")])!);
    }

    [Fact]
    public void My_data_names_the_files()
    {
        var talk = new Talk().Joins().Attaches("", Plan, new(), new(Name: null, "image/*"));

        Assert.Contains("You: Attached: plan.docx (docx, 20412 bytes); a file without a name; a file without a name (image/*)", PlainText.Of(OwnRecord.Of(talk.Log)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<AttachedFile> Kept(Talk talk) => talk.Log[^1].Events.OfType<MessageReceived>().Single().Attachments!;
}
