using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Plain words that may be meant in two ways settle nothing.</summary>
public class DoubtTests
{
    private static readonly Calendar Today = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    [Theory]
    [InlineData("People forget to fill in the field for the reason")]
    [InlineData("Our officers forget to switch on the camera. They know how it works.")]
    [InlineData("My waiters forget the allergens")]
    public void Forgetting_to_do_it_is_not_forgetting_how(string words)
    {
        var talk = new Talk().Says(words);
        Assert.Equal(QuestionId.Skill, Waterfall.Current(talk.State, Today));
        Assert.Contains("and also what they know well.", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("skill today", talk.Text, StringComparison.Ordinal);
        Assert.Equal(Skill.Present, talk.Says("yes").State.SureFacts.Skill);
    }

    [Theory]
    [InlineData("My clerks forget the steps of the monthly close")]
    [InlineData("Our assistants forget how to set up the pump")]
    public void Forgetting_how_is_a_skill_that_fades(string words)
    {
        var talk = new Talk().Says(words);
        Assert.Equal((Skill.Partial, QuestionId.Level), (talk.State.SureFacts.Skill, Waterfall.Current(talk.State, Today)));
    }

    [Theory]
    [InlineData("they can look it up, but nobody has the time")]
    [InlineData("They could check the list but there is no time")]
    public void Who_has_no_time_to_look_it_up_is_asked_when_it_must_be_there(string words)
    {
        var talk = new Talk().Says("Tellers must tell customers the right fee").Says("no").Says("known steps, they can look it up").Says(words);
        Assert.Equal(EvidenceSource.Answered, talk.State.Because[Topic.Available].Source); // an answer stands
        talk = new Talk().Says("Tellers must tell customers the right fee, they can look it up").Says("no").Says(words);
        Assert.Null(talk.State.SureFacts.Available);
        Assert.Contains("I am not sure how you mean it.", talk.Text, StringComparison.Ordinal);
        Assert.Equal(Availability.Beforehand, talk.Says("known steps, in the head").State.SureFacts.Available);
    }
}
