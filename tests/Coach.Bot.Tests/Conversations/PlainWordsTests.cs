using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Barrier = Coach.Core.Reasoning.Barrier;

namespace Coach.Bot.Tests.Conversations;

/// <summary>An answer may be given as people say it.</summary>
public class PlainWordsTests
{
    private const string Story =
        "my shift leads at the distribution hub keep releasing trucks with the wrong seal numbers on the paperwork. Head office wants an e-learning for all 40 of them before peak on 5 January. "
        + "Honestly most of them know how it goes, but at two in the morning with six trucks at the gate nobody opens the handbook, and last week a pharma load got refused at the border.";

    [Theory]
    [InlineData("no time, and nobody checks", BarrierKinds.Capacity | BarrierKinds.Feedback)]
    [InlineData("nobody notices and there is no time", BarrierKinds.Capacity | BarrierKinds.Feedback)]
    [InlineData("They have no time.", BarrierKinds.Capacity)]
    [InlineData("Understaffed", BarrierKinds.Capacity)]
    [InlineData("time pressure; too busy", BarrierKinds.Capacity)]
    public void What_gets_in_the_way_is_understood(string answer, BarrierKinds kinds)
    {
        var talk = new Talk().Says("Pickers should scan each box").Says("yes");
        Assert.Contains("what gets in the way?", talk.Text, StringComparison.Ordinal);
        Assert.Equal((Barrier.Some, kinds), (talk.Says(answer).State.Facts.Barrier, talk.State.Facts.BarrierKinds));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No, that's not right")]
    public void No_at_the_summary_asks_which_answer_is_wrong_and_changes_none(string words)
    {
        var talk = new Talk().Says("Pickers should scan each box").Says("yes").Says("time");
        var facts = talk.State.Facts;
        Assert.StartsWith("Which answer should change?", talk.Says(words).Text, StringComparison.Ordinal);
        Assert.Equal(facts, talk.State.Facts);
    }

    [Fact]
    public void A_plain_word_replaces_what_was_only_read_before()
    {
        var talk = new Talk().Says(Story);
        Assert.Equal((Availability.Beforehand, EvidenceSource.Proposed), (talk.State.Facts.Available, talk.State.Because[Topic.Available].Source));
        talk.Says("they can look it up");
        Assert.Equal((Availability.LookupOk, "can look it up"), (talk.State.Facts.Available, talk.State.Because[Topic.Available].Quote));
    }

    [Fact]
    public void Who_said_something_else_reads_what_was_taken_and_the_open_question_again()
    {
        var talk = new Talk().Says(Story).Says("they can look it up");
        Assert.StartsWith("Taken as: available: while doing it, they can look it up.", talk.Text, StringComparison.Ordinal);
        Assert.EndsWith(PlainText.Of(new Talk().Says(Story).Replies[^1]).Split("\n\n")[^1], talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I didn't get that", talk.Text, StringComparison.Ordinal);
        Assert.Equal(0, talk.State.Misses);
    }

    [Theory]
    [InlineData("In the head, before they do it", "they can look it up", Availability.Beforehand)] // an answer stands
    [InlineData("they can look it up", "in the head, before they do it", Availability.LookupOk)]
    public void An_answer_is_not_overwritten_by_the_way(string answer, string later, Availability expected)
    {
        var talk = new Talk().Says("Clerks must book invoices right").Says("no").Says($"{answer}, known steps, no date").Says(later);
        Assert.Equal((expected, EvidenceSource.Answered), (talk.State.Facts.Available, talk.State.Because[Topic.Available].Source));
    }

    [Fact]
    public void What_only_the_wording_suggests_replaces_no_plain_word()
    {
        const string suggests = "substitutions.. used to have a list of forbidden swaps on the trolley, it fell off during refurb, since then its chaos. bring back the card please";
        Assert.Equal(Availability.LookupOk, new Talk().Says("Our pickers should choose the right swap").Says(suggests).State.Facts.Available);
        Assert.Equal(Availability.Beforehand, new Talk().Says("Our pickers should choose the right swap, it must be in their heads").Says(suggests).State.Facts.Available);
    }
}
