using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

public class DialogueTests
{
    [Fact]
    public void The_welcome_is_said_once_however_often_the_coach_is_installed()
    {
        var talk = new Talk().Joins().Joins().Joins();
        Assert.Single(talk.Said);
        Assert.Single(talk.Log);
    }

    [Fact]
    public void Somebody_who_writes_first_is_told_who_answers()
    {
        var talk = new Talk().Says("Our clerks should file letters the same day");
        Assert.Equal(2, talk.Replies.Length);
        Assert.StartsWith("Hi, I'm Coach, an automated assistant", PlainText.Of(talk.Replies[0]), StringComparison.Ordinal);
        Assert.StartsWith("2 of 4", PlainText.Of(talk.Replies[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_message_twice_changes_nothing()
    {
        var talk = new Talk().Joins().Does(new Said.Typed("Our clerks should file letters"), "a");
        var (state, log) = (talk.State, talk.Log.Count);
        talk.Does(new Said.Typed("Our clerks should file letters"), "a");
        Assert.Equal((state, log), (talk.State, talk.Log.Count));
        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void A_second_click_on_a_used_button_does_nothing()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters");
        var press = new Said.Pressed("partial", talk.Replies[^1].Card);
        var log = talk.Does(press).Does(press).Log.Count;
        Assert.Equal(3, log);
        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void Another_button_of_a_used_card_is_answered_kindly_and_changes_nothing()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters");
        var card = talk.Replies[^1].Card;
        var facts = talk.Does(new Said.Pressed("partial", card)).State.Facts;
        talk.Does(new Said.Pressed("absent", card));
        Assert.StartsWith("That card is from an earlier step, so nothing changed.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("3 of 4", talk.Text, StringComparison.Ordinal);
        Assert.Equal(facts, talk.State.Facts);
    }

    [Fact]
    public void A_repeated_question_may_be_answered_on_either_card_but_once()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters");
        var first = talk.Replies[^1].Card;
        talk.Says("why");
        Assert.Equal(first, talk.Replies[^1].Card);
        talk.Does(new Said.Pressed("present", first));
        Assert.Equal(Skill.Present, talk.State.Facts.Skill);
    }

    [Fact]
    public void Three_messages_that_make_no_sense_get_three_different_replies_and_then_a_way_on()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters");
        var said = Enumerable.Range(0, 4).Select(number => talk.Says($"asdf{number}").Text).ToArray();
        Assert.Equal(4, said.SelectMany(text => text.Split('\n')[..1]).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("[Skip this one]", said[2].Replace("[Not sure]", "[Skip this one]", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("3 of 4", said[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_past_date_is_asked_again()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters").Says("partly").Says("judge, before, 2026-11-20");
        Assert.StartsWith("Friday 20 November 2026 is in the past.", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Facts.Deadline);
    }

    [Fact]
    public void Half_an_answer_is_kept_and_only_the_rest_is_asked()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters").Says("partly").Says("judge");
        var form = Assert.IsType<Form>(talk.Replies[^1].Form);
        Assert.Equal(["available", "deadline"], form.Fields.Select(field => field.Id));
        Assert.Equal(SkillLevels.Judgment, talk.State.Facts.Level);
    }

    [Fact]
    public void Something_said_beside_the_question_is_kept_and_the_question_is_not_taken_as_answered()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters").Says("partly").Says("steps, they can look it up");
        var (card, asked) = (talk.Replies[^1].Card, talk.Text);
        talk.Says("well, they do it daily");
        Assert.Equal(Frequency.Often, talk.State.Facts.Frequency);
        Assert.Equal(card, talk.Replies[^1].Card);
        Assert.DoesNotContain(talk.Log[^1].Events, one => one is ConversationEvent.PromptAnswered);
        Assert.StartsWith("Taken as: how often: often", talk.Text, StringComparison.Ordinal);
        Assert.NotEqual(asked, talk.Text);
        Assert.Equal(0, talk.State.Misses);
        Assert.NotEqual(talk.Text, talk.Says("well, they do it daily").Text);
        Assert.Equal(1, talk.State.Misses);
    }

    [Fact]
    public void A_disagreement_is_stored_with_its_reason_and_the_own_choice()
    {
        var talk = Decided().Says("I disagree").Says("They asked for it themselves").Presses("What was asked for");
        Assert.StartsWith("Thank you. Both stand in the record now", talk.Text, StringComparison.Ordinal);
        var events = talk.Log.SelectMany(turn => turn.Events).ToArray();
        Assert.Equal("They asked for it themselves", Assert.Single(events.OfType<ConversationEvent.Disagreed>()).Reason);
        Assert.Equal("What was asked for", Assert.Single(events.OfType<ConversationEvent.OwnChoiceMade>()).Choice);
    }

    [Fact]
    public void A_result_can_be_shared_in_two_hundred_words_without_a_name()
    {
        var talk = Decided().Presses("Share brief");
        Assert.True(talk.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= 200);
        Assert.DoesNotContain("A manager", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_restores_the_identical_result()
    {
        var talk = Decided();
        var before = talk.State.Result;
        talk.Says("change level to judge a situation").Says("undo");
        Assert.Equal(before!.Facts, talk.State.Result!.Facts);
        Assert.Equal(before.Certain, talk.State.Result.Certain);
        Assert.Equal(before.Plan, talk.State.Result.Plan);
    }

    [Fact]
    public void A_huge_message_is_kept_whole_and_read_in_part()
    {
        var words = string.Concat(Enumerable.Repeat("need a course ", 20_000));
        var talk = new Talk().Joins().Says(words);
        Assert.Equal(new Said.Typed(words), talk.Log.SelectMany(turn => turn.Events).OfType<ConversationEvent.MessageReceived>().Last().Said);
        Assert.NotEmpty(talk.Replies);
    }

    [Fact]
    public void A_number_means_the_same_whether_or_not_the_level_is_asked()
    {
        var talk = new Talk().Joins().Says("Our clerks should file letters").Says("partly").Says("judge");
        Assert.Contains("5. Before they do it, in the head", talk.Text, StringComparison.Ordinal);
        Assert.Equal(Availability.Beforehand, talk.Says("5").State.Facts.Available);
    }

    [Fact]
    public void What_was_typed_stays_word_for_word_in_the_log()
    {
        const string Words = "  Our clerks\u200b should 📨 file letters — שלום — the same day!  ";
        var talk = new Talk().Joins().Says(Words);
        var received = talk.Log.SelectMany(turn => turn.Events).OfType<ConversationEvent.MessageReceived>().Last();
        Assert.Equal(new Said.Typed(Words), received.Said);
    }

    [Fact]
    public void The_log_alone_gives_the_state_back()
    {
        var talk = Decided();
        Assert.Equal(talk.State.Facts, Conversation.Fold(talk.Log).Facts);
        Assert.Equal(Waterfall.Current(talk.State, Today), Waterfall.Current(Conversation.Fold(talk.Log), Today));
    }

    [Fact]
    public void A_late_redelivery_from_the_case_before_is_not_taken_for_something_new()
    {
        var talk = new Talk().Joins().Does(new Said.Typed("Our clerks should file letters"), "late").Says("restart").Says("Our drivers should log their breaks");
        talk.Does(new Said.Typed("Our clerks should file letters"), "late");
        Assert.Equal("Our drivers should log their breaks", talk.State.Facts.Performance);
        Assert.Empty(talk.Replies);
    }

    private static readonly Calendar Today = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    private static Talk Decided() => new Talk().Joins()
        .Says("The front desk should check the invoice against the order").Says("partly").Says("steps, look it up, 1 March").Says("nothing").Says("looks right");
}
