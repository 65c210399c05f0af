using Coach.Bot.Commands.Chatting;
using Coach.Bot.Tests.Conversations;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Commands;

public class NumbersTests
{
    private static readonly Calendar Calendar = new(new DateOnly(2026, 11, 23), LeadTimes.Default);

    public static TheoryData<string, string> Questions => new()
    {
        { "hello", "" },
        { "They check the invoice", "1 present, 2 partial, 3 absent, 4 skip, 5 why" },
        { "They check the invoice|partly", "(1 recall, 2 procedure, 3 judgment, 4 adaptation, 5 beforehand, 6 lookup_ok) 7 skip, 8 why" },
        { "They check the invoice|partly|steps by 1 March", "(5 beforehand, 6 lookup_ok) 7 skip, 8 why" },
        { "They check the invoice|partly|steps, look it up, 1 March", "(1 expectations, 2 feedback, 3 tools, 4 process, 5 incentives, 6 capacity) 7 none, 8 skip, 9 why" },
        { "They check the invoice|change people", "skip, why" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Options_have_the_numbers_that_the_coach_reads_and_buttons_come_behind_them(string said, string expected)
    {
        var talk = Held(said);
        var numbers = Numbers.Of(talk.Replies[^1], Waterfall.Current(talk.State, Calendar));
        var options = string.Join(", ", numbers.Options.SelectMany(field => field.Options).Select(Word));
        var buttons = string.Join(", ", numbers.Buttons.Select(Word));
        Assert.Equal(expected.Length == 0 ? "1 trouble, 2 training, 3 example" : expected, options.Length == 0 ? buttons : $"({options}) {buttons}");
    }

    /// <summary>Whatever number is shown must do what stands beside it.</summary>
    [Theory]
    [MemberData(nameof(Questions))]
    public void The_number_of_an_option_says_the_same_to_the_coach_as_its_label(string said, string expected)
    {
        var talk = Held(said);
        foreach (var option in Numbers.Of(talk.Replies[^1], Waterfall.Current(talk.State, Calendar)).Options.SelectMany(field => field.Options))
        {
            Assert.Equal(Held($"{said}|{option.Choice.Label}").State.Facts, Held($"{said}|{option.Number}").State.Facts);
            Assert.Contains(option.Choice.Id, expected, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_number_of_a_button_presses_it_and_anything_else_is_said()
    {
        var reply = Held("They check the invoice").Replies[^1];
        var numbers = Numbers.Of(reply, QuestionId.Skill);
        Assert.Equal(new Said.Pressed("why", "1.1"), numbers.Read(" 5 ", "1.1"));
        Assert.Equal(new Said.Typed("6"), numbers.Read("6", "1.1"));
        Assert.Equal(new Said.Typed("5 of them"), numbers.Read("5 of them", "1.1"));
    }

    [Fact]
    public void How_many_people_is_answered_by_a_number_so_no_button_has_one()
    {
        var numbers = Numbers.Of(Held("They check the invoice|change people").Replies[^1], QuestionId.People);
        Assert.Equal(new Said.Typed("2"), numbers.Read("2", card: null));
    }

    private static Talk Held(string said) => said.Split('|').Aggregate(new Talk(), (talk, text) => talk.Says(text));

    private static string Word(Numbered one) => one.Number is { } number ? $"{number} {one.Choice.Id}" : one.Choice.Id;
}
