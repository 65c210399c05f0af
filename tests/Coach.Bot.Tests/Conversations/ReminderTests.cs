using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Conversations;

/// <summary>Silence: one reminder at most, at work, unless it is unwanted; then the case is paused (M12).</summary>
public class ReminderTests
{
    private const int Days = 3;
    private readonly Talk talk = new();

    public ReminderTests() => talk.Says("our fitters should log each part they use");

    [Fact]
    public void M12_after_three_silent_days_there_is_one_reminder_and_the_case_is_paused()
    {
        var turn = new Turn(Talk.Monday.AddDays(Days), Reminders.Decide(talk.State, Talk.Monday.AddDays(Days), CoachPolicy.Default));
        var reminded = talk.State.After(turn);

        var said = PlainText.Of(Assert.Single(turn.Events.OfType<CoachReplied>()).Reply);
        Assert.Contains(Sentences.Reminder, said, StringComparison.Ordinal);
        Assert.Contains("our fitters should log each part they use", said, StringComparison.Ordinal);
        Assert.Contains("Still open: Could they do it today", said, StringComparison.Ordinal);
        Assert.True(reminded.IsPaused);
        Assert.Empty(Reminders.Decide(reminded, Talk.Monday.AddDays(2 * Days + 1), CoachPolicy.Default));
    }

    [Theory]
    [InlineData(2, 9)] // too early
    [InlineData(3, 6)]
    [InlineData(3, 17)]
    [InlineData(5, 10)] // a Saturday
    [InlineData(6, 10)]
    public void M12_nobody_is_written_to_too_early_at_night_or_on_a_weekend(int days, int hour) =>
        Assert.Empty(Reminders.Decide(talk.State, new(Talk.Monday.Date.AddDays(days).AddHours(hour), Talk.Monday.Offset), CoachPolicy.Default));

    [Fact]
    public void M12_whoever_wants_no_reminder_gets_none_in_this_case_or_the_next()
    {
        talk.Says("no reminders");
        Assert.Contains(Sentences.RemindersOff, talk.Text, StringComparison.Ordinal);
        Assert.Empty(Reminders.Decide(talk.State, talk.Now.AddDays(Days), CoachPolicy.Default));

        talk.Says("restart").Says("our clerks should file letters");
        Assert.Equal(2, talk.State.Number);
        Assert.Empty(Reminders.Decide(talk.State, talk.Now.AddDays(Days), CoachPolicy.Default));

        talk.Says("reminders on");
        Assert.NotEmpty(Reminders.Decide(talk.State, talk.Now.AddDays(Days), CoachPolicy.Default));
    }

    [Fact]
    public void M12_where_reminders_are_off_nobody_is_reminded() =>
        Assert.Empty(Reminders.Decide(talk.State, Talk.Monday.AddDays(Days), CoachPolicy.Default with { RemindAfterDays = 0 }));

    [Fact]
    public void M12_a_case_with_a_result_or_without_a_beginning_needs_no_reminder()
    {
        Assert.Empty(Reminders.Decide(new Talk().Joins().State, Talk.Monday.AddDays(Days), CoachPolicy.Default));
        talk.Says("just tell me");
        Assert.NotNull(talk.State.Result);
        Assert.Empty(Reminders.Decide(talk.State, Talk.Monday.AddDays(Days), CoachPolicy.Default));
    }

    [Fact]
    public void Whoever_comes_back_after_the_reminder_goes_on_where_they_were()
    {
        var reminded = talk.State.After(new(Talk.Monday.AddDays(Days), Reminders.Decide(talk.State, Talk.Monday.AddDays(Days), CoachPolicy.Default)));
        var message = new InboundMessage(new("teams", "tenant", "a chat", IsPersonal: true), "back", new("user", "A manager"), new Said.Pressed("continue", reminded.PromptCard), Talk.Monday.AddDays(Days).AddHours(1));

        var events = Dialogue.Decide(reminded, message, CoachPolicy.Default);

        Assert.False(reminded.After(new(message.At, events)).IsPaused);
        Assert.Contains("2 of 4.", PlainText.Of(events.OfType<CoachReplied>().Last().Reply), StringComparison.Ordinal);
    }
}
