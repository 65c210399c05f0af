using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>People greet, thank, leave and ask back; none of that is an answer, and all of it gets one.</summary>
public class AskingBackTests
{
    private static Talk AtSkill() => new Talk().Joins().Says("Cooks should keep to the size of a portion");

    private static Talk AtResult() => AtSkill().Says("yes").Says("tools").Says("perfect");

    [Theory]
    [InlineData("yep")]
    [InlineData("Yes, that's correct!")]
    [InlineData("all good, thanks")]
    [InlineData("looks right")]
    public void Agreement_has_many_words(string words) => Assert.NotNull(AtSkill().Says("yes").Says("tools").Says(words).State.Result);

    [Theory]
    [InlineData("thanks")]
    [InlineData("Great, thank you very much. Bye!")]
    public void Thanks_are_taken_with_thanks(string words)
    {
        Assert.StartsWith("You're welcome.", AtResult().Says(words).Text, StringComparison.Ordinal);
        Assert.Contains("\"continue\"", AtSkill().Says(words).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Good morning! How are you today?")]
    [InlineData("hi there")]
    [InlineData("who are you?")]
    [InlineData("can you help me?")]
    [InlineData("How does this work?")]
    [InlineData("What do you need from me?")]
    [InlineData("Hi Coach! How are you today? Hope you're well :)")]
    public void A_greeting_is_no_problem_to_work_on(string words)
    {
        var talk = new Talk().Joins().Says(words);
        Assert.Null(talk.State.Facts.Performance);
        Assert.Contains("What should people do differently", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who should do that?", "the owner of the tool")]
    [InlineData("and how long does that take?", "weeks to months")]
    [InlineData("who should do this and how long does it take?", "the owner of the tool. Time: weeks to months")]
    [InlineData("please give me the brief", "Brief: Clear what is in the way.")]
    [InlineData("Are you sure? I'm not convinced", "Confidence: high")]
    [InlineData("what now?", "The first step, by the owner of the tool")]
    [InlineData("how sure are you?", "Confidence: high")]
    [InlineData("can you make the checklist for me?", "I can't make it for you")]
    [InlineData("show me the result again", "Because you said")]
    [InlineData("I want to talk to a human", "learning and development")]
    public void What_is_asked_of_a_result_is_answered_from_it(string words, string answer)
    {
        var talk = AtResult().Says(words);
        Assert.Contains(answer, talk.Text, StringComparison.Ordinal);
        Assert.Equal(0, talk.State.Misses);
    }

    [Theory]
    [InlineData("can my boss see this?", "180 days")]
    [InlineData("who can read this?", "180 days")]
    [InlineData("Is this confidential? Will my boss see that?", "180 days")]
    [InlineData("What does quiet day mean?", "without rush")]
    [InlineData("what do you mean by quiet day", "without rush")]
    public void A_question_is_answered_and_the_open_one_stands_again(string words, string answer)
    {
        var talk = AtSkill().Says(words);
        Assert.Contains(answer, talk.Text, StringComparison.Ordinal);
        Assert.Contains("Could they do it today", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Facts.Skill);
    }

    [Fact]
    public void A_question_is_not_taken_for_an_answer()
    {
        var talk = AtSkill().Says("yes").Says("what's the difference between tools and process?");
        Assert.Null(talk.State.Facts.Barrier);
        Assert.StartsWith("Let me put it differently.", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_to_go_finds_everything_again()
    {
        var talk = AtSkill().Says("I have to go, can we continue tomorrow?");
        Assert.StartsWith("Of course.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Could they do it today", talk.Says("continue").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_on_the_card_of_a_rough_result_explains_the_result()
    {
        var talk = AtSkill().Says("no").Says("just tell me");
        Assert.StartsWith("Why this", talk.Presses("Why?").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no, it's the time, not the tools", BarrierKinds.Capacity)]
    [InlineData("It's not the tools, it's that nobody gives them feedback", BarrierKinds.Feedback)]
    public void A_result_is_contradicted_in_plain_words(string words, BarrierKinds kinds) => Assert.Equal(kinds, AtResult().Says(words).State.Facts.BarrierKinds);

    [Theory]
    [InlineData("wrong, they can't do it")]
    [InlineData("actually they can't do it")]
    public void What_was_read_wrongly_is_put_right(string words) => Assert.Equal(Skill.Absent, AtSkill().Says("yes").Says("tools").Says(words).State.Facts.Skill);

    [Fact]
    public void A_reason_to_disagree_that_names_another_cause_changes_the_result()
    {
        var talk = AtResult().Says("I disagree").Says("It's the process, every order needs three signatures");
        Assert.Contains(talk.Log.SelectMany(turn => turn.Events), happened => happened is Disagreed);
        Assert.Equal((BarrierKinds.Process, Disagreement.None), (talk.State.Facts.BarrierKinds, talk.State.Disagreement));
        Assert.Contains("Tools or access -> Process", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disagreement_may_come_with_its_reason()
    {
        var talk = AtResult().Says("I disagree, that's too expensive for Hub West");
        Assert.Equal(Disagreement.ChoiceAsked, talk.State.Disagreement);
        Assert.Equal("that's too expensive for Hub West", Assert.Single(talk.Log.SelectMany(turn => turn.Events).OfType<Disagreed>()).Reason);
    }

    [Fact]
    public void The_words_of_such_a_reason_stand_where_they_were_written()
    {
        const string said = "I disagree, it's the Process";
        var because = AtResult().Says(said).State.Because[Topic.Barriers];
        Assert.Equal(because.Quote, said.Substring(because.Offset!.Value, because.Quote.Length));
    }

    [Fact]
    public void A_brief_waits_while_a_changed_answer_leaves_a_question_open()
    {
        var talk = AtResult().Says("actually they can't do it").Says("brief");
        Assert.StartsWith("You changed an answer that decides", talk.Text, StringComparison.Ordinal);
        Assert.Contains("What level of skill does this job need", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_summary_one_more_obstacle_comes_on_top() =>
        Assert.Equal(BarrierKinds.Tools | BarrierKinds.Capacity, AtSkill().Says("yes").Says("tools").Says("and also they're short of people").State.Facts.BarrierKinds);

    [Fact]
    public void The_problem_may_be_told_anew()
    {
        var talk = new Talk().Joins().Says("I'm not a manager, I'm from L&D").Says("ok my problem: tellers don't offer the savings plan to customers");
        Assert.Equal("tellers don't offer the savings plan to customers", talk.State.Facts.Performance);
    }

    [Fact]
    public void A_brief_holds_all_that_is_to_be_done()
    {
        var talk = AtResult().Says("brief");
        Assert.All(["Problem: Cooks should keep to the size of a portion", "This week: ", "Time: weeks to months.", "the owner of the tool", "What would change it: ", "Confidence: high"], line => Assert.Contains(line, talk.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes", "People know how to do it.", "It would help more than any training.")]
    [InlineData("partly", "People are still building the skill.", "training alone will change little")]
    public void A_note_says_of_the_skill_what_was_said(string skill, string stands, string end)
    {
        var talk = new Talk().Joins().Says("Cooks should keep to the size of a portion").Says(skill).Says("follow known steps, they can look it up, by 1 March").Says("tools").Says("caught later").Says("yes").Says("note");
        Assert.Contains(stands, talk.Text, StringComparison.Ordinal);
        Assert.Contains(end, talk.Text, StringComparison.Ordinal);
    }
}
