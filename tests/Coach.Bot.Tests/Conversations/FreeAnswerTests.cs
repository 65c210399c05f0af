using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Whoever is asked for a fact answers in words of their own.</summary>
public class FreeAnswerTests
{
    private static Talk At(params string[] said) => said.Aggregate(new Talk().Joins().Says("Waiters should recommend a wine with each meal"), (talk, words) => talk.Says(words));

    [Theory]
    [InlineData("nobody ever told them", BarrierKinds.Expectations)]
    [InlineData("it takes 3 days to get an answer", BarrierKinds.Process)]
    [InlineData("the scanner labels are wrong", BarrierKinds.Tools)]
    [InlineData("no time, and nobody checks what they hand in", BarrierKinds.Capacity | BarrierKinds.Feedback)]
    [InlineData("it's the process", BarrierKinds.Process)]
    public void What_gets_in_the_way_may_be_told(string words, BarrierKinds kinds) => Assert.Equal(kinds, At("yes", words).State.Facts.BarrierKinds & kinds);

    [Fact]
    public void What_only_the_wording_says_waits_for_a_yes()
    {
        var talk = At("yes", "it takes 3 days to get an answer");
        Assert.Equal(EvidenceSource.Proposed, talk.State.Because[Topic.Barriers].Source);
        Assert.StartsWith("Taken as: process.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Is it right?", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes, but not all", Skill.Partial)]
    [InlineData("2 of 10 could", Skill.Partial)]
    [InlineData("They know how, except the night shift", Skill.Partial)]
    [InlineData("all but two can do it", Skill.Partial)]
    [InlineData("probably not", Skill.Absent)]
    [InlineData("I think so", Skill.Present)]
    [InlineData("they can on a quiet day", Skill.Present)]
    [InlineData("yes of course they can", Skill.Present)]
    [InlineData("new ones can't, old ones yes", Skill.Partial)]
    public void Could_they_do_it_has_more_answers_than_three(string words, Skill skill) => Assert.Equal(skill, At(words).State.Facts.Skill);

    [Theory]
    [InlineData("It's because the approval always gets stuck at legal", BarrierKinds.Process)]
    [InlineData("they don't have time", BarrierKinds.Capacity)]
    [InlineData("it's the tools", BarrierKinds.Tools)]
    public void A_cause_told_by_the_way_is_kept_and_the_open_question_asked_again(string words, BarrierKinds kinds)
    {
        var talk = At("no", words);
        Assert.Equal((kinds, EvidenceSource.Proposed), (talk.State.Facts.BarrierKinds, talk.State.Because[Topic.Barriers].Source));
        Assert.StartsWith("Taken as: in the way: ", talk.Text, StringComparison.Ordinal);
        Assert.Contains("What level of skill does this job need", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_that_says_not_which_is_asked_for()
    {
        var talk = At("no", "it's because of what happened in spring with the Meiers");
        Assert.Equal((Barrier.Some, BarrierKinds.NotNamed), (talk.State.Facts.Barrier, talk.State.Facts.BarrierKinds));
        Assert.Contains("what gets in the way?", talk.Says("known steps, look up, no date").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_open_is_kept()
    {
        var talk = At("yes", "remember facts");
        Assert.Equal(SkillLevels.Recall, talk.State.Facts.Level);
        Assert.Contains("what gets in the way?", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_says_it_again_hears_that_it_is_known() =>
        Assert.StartsWith("I have that already.", At("they know how to do it", "they know how to do it").Text, StringComparison.Ordinal);

    [Fact]
    public void A_few_words_that_answer_the_question_name_nothing_else() => Assert.Equal((Skill.Partial, SkillLevels.Unknown), (At("it depends").State.Facts.Skill, At("it depends").State.Facts.Level));

    [Fact]
    public void Who_asks_what_if_hears_what_would_change_it() =>
        Assert.Contains("If they had never been able to do it", At("yes", "nothing", "yes", "what if they could not do it?").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("follow known steps", "When must it be available, and by which date?")]
    [InlineData("follow known steps, by 1 March", "When must it be available: before they do it, or while they do it?")]
    [InlineData("follow known steps, in the head", "By which date must people be able to do it?")]
    public void Of_the_deciding_question_only_what_is_open_is_asked_again(string words, string question) => Assert.Contains(question, At("no", words).Text, StringComparison.Ordinal);

    [Fact]
    public void A_number_means_only_what_is_shown()
    {
        var talk = At("no", "follow known steps, by 1 March");
        Assert.Equal(SkillLevels.Procedure, talk.Says("1").State.Facts.Level);
        Assert.Equal(Availability.LookupOk, talk.Says("6").State.Facts.Available);
    }

    [Fact]
    public void A_form_of_help_gives_way_to_what_people_should_do()
    {
        var talk = new Talk().Joins().Says("Presentation skills training for 20 analysts").Says("They should get to the point in the first minute");
        Assert.Equal("They should get to the point in the first minute", talk.State.Facts.Performance);
    }

    [Fact]
    public void Of_a_long_message_a_whole_thought_is_what_should_change()
    {
        var talk = new Talk().Joins().Says("Doctors must learn to tell bad news to patients, never trained, judgment, in the moment, no deadline, 15 junior doctors, often, nothing else in the way, badly told hurts patients");
        Assert.Equal("Doctors must learn to tell bad news to patients", talk.State.Facts.Performance);
    }

    [Fact]
    public void Of_two_problems_in_one_sentence_one_waits()
    {
        var talk = new Talk().Joins().Says("Two problems: new drivers load the wrong pallets, and the supervisors never do the weekly safety walk");
        Assert.StartsWith("You told me of two problems.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("safety walk", talk.State.Waiting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There are 3 sites")]
    [InlineData("it takes 6 minutes")]
    [InlineData("happened 4 times last year")]
    public void A_number_in_a_sentence_presses_no_button(string words)
    {
        var talk = At("no", words);
        Assert.Equal((SkillLevels.Unknown, null), (talk.State.Facts.Level, talk.State.Facts.Available));
    }

    [Fact]
    public void What_nobody_can_know_by_heart_is_looked_up() => Assert.Equal(Availability.LookupOk, At("no", "there are 900 codes so nobody can know them by heart").State.Facts.Available);

    [Fact]
    public void What_they_should_know_is_not_what_they_know() => Assert.Null(At("they should know it by heart").State.Facts.Skill);

    [Theory]
    [InlineData("Hi, my cooks don't check each plate", "my cooks don't check each plate")]
    [InlineData("Good morning! Hope you're well. Tellers don't offer the savings plan", "Tellers don't offer the savings plan")]
    public void A_greeting_is_no_part_of_the_problem(string words, string problem)
    {
        var talk = new Talk().Joins().Says(words);
        Assert.Equal((problem, words.IndexOf(problem, StringComparison.Ordinal)), (talk.State.Facts.Performance, talk.State.Because[Topic.Performance].Offset));
    }

    [Fact]
    public void A_problem_that_names_a_course_stays_what_it_is()
    {
        var talk = new Talk().Joins().Says("Reps should finish the compliance training on time").Says("well, that is a long story really");
        Assert.Equal("Reps should finish the compliance training on time", talk.State.Facts.Performance);
    }

    [Fact]
    public void An_exception_in_a_long_answer_is_not_of_the_skill() =>
        Assert.NotEqual(Skill.Partial, At("the scanner is partly broken and the printer is all but dead, so the labels come out of it late, smeared and far too small").State.Facts.Skill);
}
