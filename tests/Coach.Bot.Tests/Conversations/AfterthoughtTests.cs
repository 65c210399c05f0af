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
        talk.Does(new Said.Typed("Our clerks should file letters"), "first");
        talk.Does(new Said.Edited("elsewhere", "a secret"), "edit").Does(new Said.Deleted("elsewhere"), "gone");
        Assert.Single(talk.Log);
    }

    [Fact]
    public void A_private_matter_written_into_an_edit_is_not_kept_either()
    {
        talk.Does(new Said.Typed("Our clerks should file letters"), "first").Does(new Said.Edited("first", "my boss is bullying me"), "edit");
        Assert.DoesNotContain("bullying", Assert.IsType<MessageEdited>(Assert.Single(talk.Log[^1].Events)).Text, StringComparison.Ordinal);
    }
}
