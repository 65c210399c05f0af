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
        var talk = new Talk().Says(Story);
        Assert.Contains("what gets in the way?", talk.Text, StringComparison.Ordinal);
        Assert.Equal((Barrier.Some, kinds), (talk.Says(answer).State.Facts.Barrier, talk.State.Facts.BarrierKinds));
    }
}
