using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

/// <summary>At every step every command does its job (M4), and typing works wherever a button is shown.</summary>
public class CommandTests
{
    private static readonly Calendar Today = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    public static TheoryData<QuestionId> Steps =>
        [QuestionId.Performance, QuestionId.Skill, QuestionId.Level, QuestionId.Barriers, QuestionId.Stakes, QuestionId.Check, QuestionId.Result];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Back_opens_the_question_before(QuestionId step)
    {
        var talk = At(step);
        var before = Waterfall.Before(step, talk.State);
        talk.Says("back");
        var expected = step switch { QuestionId.Performance => QuestionId.Performance, QuestionId.Result => QuestionId.Check, _ => before!.Value };
        Assert.Equal(expected, Waterfall.Current(talk.State, Today));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Change_asks_for_the_named_answer_again(QuestionId step)
    {
        var talk = At(step).Says("change skill");
        Assert.Equal(QuestionId.Skill, Waterfall.Current(talk.State, Today));
        Assert.Contains("Could they do it today", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Skip_never_asks_that_question_again(QuestionId step)
    {
        var talk = At(step).Says("skip");
        if (step is QuestionId.Check or QuestionId.Result)
        {
            Assert.Equal(step, Waterfall.Current(talk.State, Today));
        }
        else
        {
            Assert.Contains(step, talk.State.Skipped);
            Assert.NotEqual(step, Waterfall.Current(talk.State, Today));
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Why_explains_and_the_question_stays_open(QuestionId step)
    {
        var talk = At(step);
        var facts = talk.State.Facts;
        talk.Says("why do you ask?");
        Assert.Contains(step == QuestionId.Result ? "Why this" : "Because", talk.Text, StringComparison.Ordinal);
        Assert.Equal((step, facts), (Waterfall.Current(talk.State, Today), talk.State.Facts));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Repeat_says_the_same_again(QuestionId step)
    {
        var talk = At(step);
        var last = talk.Text;
        talk.Says("repeat");
        Assert.Contains(Asked(step, talk), last, StringComparison.Ordinal);
        Assert.Contains(Asked(step, talk), talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Restart_opens_a_new_case_and_leaves_the_old_one_as_it_is(QuestionId step)
    {
        var talk = At(step).Says("restart");
        Assert.Equal(ClosedBecause.Restarted, talk.State.Closed);
        Assert.Contains("1 of 4", talk.Text, StringComparison.Ordinal);
        talk.Says("Clerks should file the letters");
        Assert.Equal((2, "Clerks should file the letters"), (talk.State.Number, talk.State.Facts.Performance));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Stop_ends_it_and_the_next_message_starts_anew(QuestionId step)
    {
        var talk = At(step).Says("stop");
        Assert.Equal(ClosedBecause.Stopped, talk.State.Closed);
        talk.Says("hello");
        Assert.Equal(2, talk.State.Number);
        Assert.Contains("1 of 4", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QuestionId.Skill)]
    [InlineData(QuestionId.Check)]
    [InlineData(QuestionId.Result)]
    public void Cancel_ends_no_case_by_itself(QuestionId step)
    {
        var talk = At(step).Says("cancel");
        Assert.Equal((null, step), (talk.State.Closed, Waterfall.Current(talk.State, Today)));
        Assert.EndsWith("[Go back] [Stop] [Continue]", talk.Text, StringComparison.Ordinal);
        Assert.Equal(ClosedBecause.Stopped, talk.Presses("Stop").State.Closed);
    }

    [Fact]
    public void Cancel_drops_a_change_that_is_under_way()
    {
        var talk = At(QuestionId.Check);
        var facts = talk.State.Facts;
        talk.Says("change skill").Says("cancel");
        Assert.Equal((facts, QuestionId.Check), (talk.State.Facts, Waterfall.Current(talk.State, Today)));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Help_lists_what_works(QuestionId step)
    {
        var talk = At(step).Says("help");
        Assert.Contains("back, change", talk.Text, StringComparison.Ordinal);
        Assert.Equal(step, Waterfall.Current(talk.State, Today));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Status_says_where_we_are(QuestionId step)
    {
        var talk = At(step).Says("status");
        Assert.Contains(Asked(step, talk), talk.Text, StringComparison.Ordinal);
        Assert.Equal(step, Waterfall.Current(talk.State, Today));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Whatever_stands_on_a_button_can_be_typed(QuestionId step)
    {
        foreach (var label in At(step).Replies[^1].Choices.Select(choice => choice.Label))
        {
            var (pressed, typed) = (At(step).Presses(label), At(step).Says(label));
            Assert.Equal((pressed.State.Facts, pressed.Text), (typed.State.Facts, Unread(typed.Text)));
        }
    }

    /// <summary>A typed answer is first said back as it was taken; a pressed one needs no such line.</summary>
    private static string Unread(string text) => text.StartsWith("Taken as", StringComparison.Ordinal) ? text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..] : text;

    private static string Asked(QuestionId step, Talk talk) => step == QuestionId.Result ? "What would change it" : Prompts.Asked(step, talk.State, Today);

    private static Talk At(QuestionId step)
    {
        var talk = new Talk().Joins().Presses("Something isn't going well");
        (QuestionId Until, string Answer)[] answers =
        [
            (QuestionId.Performance, "The night shift should restart the pump after an alarm"),
            (QuestionId.Skill, "no"),
            (QuestionId.Level, "steps, they can look it up, no fixed date"),
            (QuestionId.Barriers, "nothing"),
            (QuestionId.Stakes, "high"),
        ];
        foreach (var (_, answer) in answers.TakeWhile(answer => answer.Until < step))
        {
            talk.Says(answer);
        }

        return step == QuestionId.Result ? talk.Presses("Looks right") : talk;
    }
}
