using Coach.Core.Conversations;

namespace Coach.Bot.Tests.Conversations;

/// <summary>A form that was opened and closed again: nothing is lost, and it can be opened once more.</summary>
public sealed class DismissedFormTests
{
    private const string Open = "form";
    private readonly Talk talk = new Talk().Joins();

    [Fact]
    public void The_question_that_it_was_opened_from_is_asked_again()
    {
        var card = Opened();
        var facts = talk.State.Facts;

        talk.Does(new Said.Dismissed("all", card));

        Assert.Equal(card, Assert.Single(talk.Replies).Card);
        Assert.Equal((card, facts), (talk.State.PromptCard, talk.State.Facts));
    }

    [Fact]
    public void The_button_opens_it_again()
    {
        var card = Opened();

        talk.Does(new Said.Dismissed("all", card)).Does(new Said.Pressed(Open, card));

        Assert.Equal(ReplyKind.Form, Assert.Single(talk.Replies).Kind);
    }

    [Fact]
    public void Nothing_is_said_where_the_conversation_went_on_without_it()
    {
        var card = Opened();
        talk.Says("They should check each invoice against its order");
        var turns = talk.Log.Count;

        talk.Does(new Said.Dismissed("all", card));

        Assert.Equal(turns, talk.Log.Count);
    }

    /// <summary>The card whose button opened the form.</summary>
    private string Opened()
    {
        var card = talk.State.PromptCard;
        talk.Does(new Said.Pressed(Open, card));
        Assert.Equal(ReplyKind.Form, Assert.Single(talk.Replies).Kind);
        return card;
    }
}
