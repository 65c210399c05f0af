namespace Coach.Bot.Tests.Conversations;

/// <summary>What the person will do instead stands beside the advice.</summary>
public class OwnChoiceTests
{
    private static Talk AtResult => new Talk().Says("Porters should close the gate").Says("yes").Says("nothing").Says("yes");

    [Fact]
    public void The_brief_names_the_persons_choice_and_reason_beside_the_advice()
    {
        var talk = AtResult.Says("I disagree").Says("They are tired").Says("A second porter at night.").Says("brief");
        Assert.Contains("Chosen: A second porter at night. The coach recommends: Find out what is really in the way.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Seen differently: They are tired", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_result_has_no_choice_yet()
    {
        var talk = AtResult.Says("I disagree").Says("They are tired").Presses("Build the skill").Says("change barriers to time");
        Assert.Equal((null, null), (talk.State.OwnChoice, talk.State.Objection));
    }
}
