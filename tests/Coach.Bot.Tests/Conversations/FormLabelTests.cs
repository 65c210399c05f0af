using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>What a sent form looks like in the transcript and on its used card.</summary>
public sealed class FormLabelTests
{
    // It once read "No; 9 slipped through; They check each invoice": by the alphabet of the fields, with an answer that nobody gave.
    [Fact]
    public void A_form_reads_in_its_own_order_with_the_name_of_each_answer()
    {
        var talk = new Talk().Joins().Presses("I was asked for training").Presses("Answer all at once")
            .Sends("all", ("measure", "9 slipped through"), ("ai", ""), ("barriers", "tools,process"), ("performance", "They check each invoice"));

        Assert.Equal("What should change: They check each invoice\nHow you notice: 9 slipped through\nIn the way: Tools or access, Process", Label(talk));
    }

    [Fact]
    public void A_form_of_one_field_is_its_answer()
    {
        var talk = new Talk().Joins().Says("They check each invoice").Says("partly").Says("known steps, they can look it up, no date")
            .Sends("barriers", ("barriers", "tools"));

        Assert.Equal("Tools or access", Label(talk));
    }

    private static string? Label(Talk talk) => talk.Log[^1].Events.OfType<MessageReceived>().Single().Label;
}
