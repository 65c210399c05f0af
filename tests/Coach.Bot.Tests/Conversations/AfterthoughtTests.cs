using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Edits and deletions: both versions stay readable (F11), and no answer changes behind the person's back.</summary>
public sealed class AfterthoughtTests
{
    private readonly Talk talk = new();

    [Fact]
    public void An_edit_is_kept_beside_the_first_text_and_changes_no_answer()
    {
        talk.Does(new Said.Typed("Our clerks should file letters, 35 of them"), "first");
        var facts = talk.State.Facts;
        talk.Does(new Said.Edited("first", "Our clerks should file letters, 350 of them"), "edit");

        Assert.Equal(new MessageEdited("edit", "first", new("user", "A manager"), "Our clerks should file letters, 350 of them"), Assert.Single(talk.Log[^1].Events));
        Assert.Equal(facts, talk.State.Facts);
    }

    [Fact]
    public void A_deletion_is_kept()
    {
        talk.Does(new Said.Typed("Our clerks should file letters"), "first").Does(new Said.Deleted("first"), "gone");
        Assert.Equal(new MessageDeleted("gone", "first", new("user", "A manager")), Assert.Single(talk.Log[^1].Events));
    }

    [Fact]
    public void The_same_edit_again_changes_nothing()
    {
        talk.Does(new Said.Typed("Our clerks should file letters"), "first");
        talk.Does(new Said.Edited("first", "Our clerks should file"), "edit").Does(new Said.Edited("first", "Our clerks should file"), "edit");
        Assert.Equal(2, talk.Log.Count);
    }

    [Fact]
    public void What_was_never_said_to_the_coach_is_not_recorded_when_it_is_edited_or_deleted()
    {
        var thread = new Talk { IsPersonal = false };
        thread.Does(new Said.Typed("Our clerks should file letters"), "first");
        thread.Does(new Said.Edited("elsewhere", "a secret"), "edit").Does(new Said.Deleted("elsewhere"), "gone");
        Assert.Single(thread.Log);
    }

    [Fact]
    public void An_edit_that_overtakes_its_message_is_kept_and_the_message_is_answered()
    {
        talk.Does(new Said.Edited("first", "Our clerks should file letters, 350 of them"), "edit").Does(new Said.Typed("Our clerks should file letters, 35 of them"), "first");

        Assert.Equal("first", Assert.Single(talk.Log[0].Events.OfType<MessageEdited>()).MessageId);
        Assert.IsType<CaseOpened>(talk.Log[0].Events[0]);
        Assert.Equal(35, talk.State.Facts.People);
        Assert.NotEmpty(talk.Replies);
    }

    [Fact]
    public void A_message_that_was_taken_back_before_it_came_is_neither_kept_nor_answered()
    {
        talk.Does(new Said.Deleted("first"), "gone").Does(new Said.Typed("Our clerks should file letters"), "first");

        Assert.Single(talk.Log);
        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void A_private_matter_written_into_an_edit_is_not_kept_either()
    {
        talk.Does(new Said.Typed("Our clerks should file letters"), "first").Does(new Said.Edited("first", "my boss is bullying me"), "edit");
        Assert.DoesNotContain("bullying", Assert.IsType<MessageEdited>(Assert.Single(talk.Log[^1].Events)).Text, StringComparison.Ordinal);
    }
}
