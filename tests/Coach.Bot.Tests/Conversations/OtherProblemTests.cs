using Coach.Core.Conversations;
using Coach.Core.Understanding;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Several problems in one message.</summary>
public class OtherProblemTests
{
    private const string Two = "Our clerks should answer letters the same day. Separately, our drivers never hand in the receipts.";

    [Theory]
    [InlineData(Two, "Separately, our drivers")]
    [InlineData("1. Nurses skip the double check. 2. Our porters can't find the lift keys.", "2. Our porters")]
    [InlineData("The cooks forget the allergens. Also, there is another issue: the waiters never ask.", "Also, there is another issue")]
    [InlineData("Our receptionists don't confirm appointments. My technicians never log the calibration.", "My technicians")]
    [InlineData("My cashiers keep giving wrong change in the evening. Also our stockers don't rotate the milk.", "Also our stockers")]
    public void Another_problem_is_about_other_people(string text, string turn) => Assert.Equal(text.IndexOf(turn, StringComparison.Ordinal), SecondProblem.In(text));

    [Theory]
    [InlineData("Our clerks forget the steps. Another problem is that the tool is slow.")]
    [InlineData("Our clerks forget the steps. Secondly, they never hear how it went.")]
    [InlineData("Our clerks forget the steps. The other problem: clerks get no feedback.")]
    [InlineData("It takes 2. Our clerks forget one of them.")]
    [InlineData("")]
    [InlineData("Our nurses skip the double check. Our doctors don't care about it.")]
    [InlineData("My drivers don't hand in receipts. My managers never ask.")]
    [InlineData("My drivers don't hand in receipts. Our dispatchers have no time to remind anybody.")]
    [InlineData("My agents don't log calls. The customers don't like that.")]
    public void More_about_the_same_people_is_the_same_problem(string text) => Assert.Null(SecondProblem.In(text));

    [Fact]
    public void The_other_problem_waits_through_a_restart_and_is_in_the_new_log()
    {
        var talk = new Talk().Joins().Says(Two).Says("restart").Says("hello");
        Assert.Equal("Separately, our drivers never hand in the receipts.", talk.State.Waiting);
        Assert.Contains(talk.Log[^1].Events, one => one is ConversationEvent.ProblemSetAside);
        Assert.Equal(talk.State.Waiting, Conversation.Fold(talk.Log.SkipWhile(turn => turn.Events[0] is not ConversationEvent.CaseOpened { Number: 2 })).Waiting);
    }

    [Fact]
    public void Of_three_problems_each_has_its_turn()
    {
        var talk = new Talk().Joins().Says("1. Nurses skip the double check. 2. Our porters can't find the lift keys. 3. The cooks send out cold soup.").Says("restart").Says("the other one");
        Assert.Contains("porters", talk.State.Facts.Performance, StringComparison.Ordinal);
        Assert.Equal("3. The cooks send out cold soup.", talk.State.Waiting);
    }

    [Fact]
    public void What_is_quoted_from_the_other_problem_claims_no_place_in_another_message()
    {
        var talk = new Talk().Joins().Says(Two).Says("restart").Says("the other one");
        Assert.Contains("drivers never hand in the receipts", talk.State.Facts.Performance, StringComparison.Ordinal);
        Assert.All(talk.State.Because.Values, because => Assert.Null(because.Offset));
    }
}
