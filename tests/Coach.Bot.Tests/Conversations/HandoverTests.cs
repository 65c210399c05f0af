using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>"Ask @somebody" in a thread: the case is theirs from then on, and its result is there for all (L8).</summary>
public class HandoverTests
{
    private const string Manager = "U0MANAGER";
    private readonly Talk talk = new() { IsPersonal = false };

    public HandoverTests() => talk.Says("leads should settle a rota clash within a day");

    [Theory]
    [InlineData("ask @U0MANAGER")]
    [InlineData("Ask @U0MANAGER.")]
    [InlineData("hand this over to @U0MANAGER")]
    public void L8_the_case_goes_to_whoever_is_asked(string words)
    {
        talk.Says(words);

        Assert.Equal(Manager, talk.State.By!.Id);
        Assert.Contains(Sentences.HandedOver, talk.Text, StringComparison.Ordinal);
        Assert.Equal(Manager, Assert.Single(talk.Log[^1].Events.OfType<CaseHandedOver>()).To.Id);
    }

    [Fact]
    public void L8_only_they_move_it_then()
    {
        talk.Says("ask @U0MANAGER").Says("stop");
        Assert.Equal((null, Sentences.Colleague_OnlyAsker), (talk.State.Closed, talk.Text));

        talk.Hears(Manager, "partly").Hears(Manager, "judge a situation, before the work, no fixed date").Hears(Manager, "nothing else").Hears(Manager, "looks right");

        Assert.Equal(Classes.Build, talk.State.Result!.Certain[0]);
        Assert.Empty(talk.State.Others);
    }

    [Fact]
    public void L8_a_colleague_can_hand_nothing_over()
    {
        talk.Hears("colleague", "ask @U0MANAGER");

        Assert.NotEqual(Manager, talk.State.By!.Id);
    }

    [Fact]
    public void L8_they_read_where_it_stands()
    {
        talk.Says("ask @U0MANAGER");

        var told = string.Join('\n', Handovers.Invitation(talk.State, new Calendar(DateOnly.FromDateTime(Talk.Monday.Date), LeadTimes.Default)));

        Assert.Contains("leads should settle a rota clash within a day", told, StringComparison.Ordinal);
        Assert.Contains("Still open: Could they do it today", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_there_is_nobody_to_hand_over_to()
    {
        var alone = new Talk().Says("leads should settle a rota clash within a day").Says("ask @U0MANAGER");

        Assert.Equal("user", alone.State.By!.Id);
    }

    [Fact]
    public void Whoever_is_erased_is_no_longer_named_as_the_one_who_was_asked()
    {
        talk.Says("ask @U0MANAGER").Hears(Manager, "partly");

        var left = Erasing.From([.. talk.Log], person => person.Id == Manager, Talk.Monday);

        Assert.DoesNotContain(Manager, string.Join(' ', left.SelectMany(turn => turn.Events)), StringComparison.Ordinal);
    }
}
