using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Several people in one thread (S9, L3).</summary>
public class ColleagueTests
{
    [Fact]
    public void What_a_colleague_says_is_kept_beside_and_overwrites_nothing()
    {
        var talk = Thread().Says("no").Hears("colleague", "yes they can");
        Assert.Equal(Skill.Absent, talk.State.Facts.Skill);
        Assert.Equal(Skill.Present, talk.State.Others["colleague"].Facts.Skill);
        Assert.Contains("That differs from what was said before, and both stay", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colleague_need_not_answer_in_the_words_of_the_question()
    {
        var talk = Thread().Hears("colleague", "they can do it, when I'm not there they escalate");
        Assert.Equal(Skill.Present, talk.State.Others["colleague"].Facts.Skill);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("restart")]
    [InlineData("looks right")]
    [InlineData("back")]
    public void Only_the_person_who_asked_moves_the_case(string command)
    {
        var talk = Thread();
        var step = talk.State.Step;
        talk.Hears("colleague", command);
        Assert.Equal((step, null), (talk.State.Step, talk.State.Closed));
        Assert.StartsWith("That is for the person who asked.", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_names_where_people_differ_and_what_is_right_in_either_case()
    {
        var talk = Thread().Says("no").Hears("colleague", "yes they can").Says("steps, in the head, 1 June").Says("unclear").Says("looks right");
        Assert.Equal([Classes.Elsewhere, Classes.Build], talk.State.Result!.Certain);
        Assert.Contains("You agree on 0 and differ on 1.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("As your colleague sees it: Clear what is in the way.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Safe first step, right in either case:", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_gives_every_voice_back()
    {
        var talk = Thread().Says("no").Hears("colleague", "yes they can");
        Assert.Equal(Skill.Present, Conversation.Fold(talk.Log).Others["colleague"].Facts.Skill);
    }

    private static Talk Thread() => new Talk { IsPersonal = false }.Says("leads should settle a rota clash within a day");
}
