using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Slack;

namespace Coach.Bot.Tests.Slack;

public sealed class BlockKitFormTests
{
    private static readonly Choice Steps = new("procedure", "Follow known steps");
    private static readonly Choice Judge = new("judgment", "Judge a situation");

    [Fact]
    public void A_form_is_inputs_with_a_button_that_sends_them() => Assert.Equal(
        """{"text":"Level\n1. Follow known steps\n2. Judge a situation\nBy when?\nWhat goes wrong?","blocks":["""
        + """{"type":"input","block_id":"level","label":{"type":"plain_text","text":"Level"},"element":{"type":"checkboxes","options":[{"text":{"type":"plain_text","text":"Follow known steps"},"value":"procedure"},"""
        + """{"text":{"type":"plain_text","text":"Judge a situation"},"value":"judgment"}],"initial_options":[{"text":{"type":"plain_text","text":"Judge a situation"},"value":"judgment"}],"action_id":"level"},"optional":false},"""
        + """{"type":"input","block_id":"date","label":{"type":"plain_text","text":"By when?"},"element":{"type":"datepicker","initial_date":"2027-03-01","action_id":"date"},"optional":true},"""
        + """{"type":"input","block_id":"performance","label":{"type":"plain_text","text":"What goes wrong?"},"element":{"type":"plain_text_input","max_length":3000,"multiline":true,"action_id":"performance"},"optional":true},"""
        + """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Send"},"value":"{\"form\":\"level\",\"card\":\"1.3\"}","style":"primary","action_id":"form:level"}]}]}""",
        BlockKitRendererTests.Sent(Asking(
            new Field.ManyOf("level", "Level", "judgment", "Choose at least one.", [Steps, Judge]),
            new Field.Date("date", "By when?", "2027-03-01", Error: null),
            new Field.Text("performance", "What goes wrong?", Value: null, Error: null, MaxLength: 4000))));

    [Theory]
    [InlineData(10, typeof(SlackElement.RadioButtons))]
    [InlineData(11, typeof(SlackElement.Select))]
    [InlineData(100, typeof(SlackElement.Select))]
    public void One_of_many_becomes_a_list_once_radio_buttons_run_out(int options, Type element) =>
        Assert.IsType(element, Input(new Field.OneOf("one", "One", "c2", Error: null, Choices(options))).Element);

    [Theory]
    [InlineData(10, typeof(SlackElement.Checkboxes))]
    [InlineData(11, typeof(SlackElement.MultiSelect))]
    public void Many_of_many_becomes_a_list_once_boxes_run_out(int options, Type element) =>
        Assert.IsType(element, Input(new Field.ManyOf("many", "Many", "c1,c2", Error: null, Choices(options))).Element);

    [Fact]
    public void What_is_no_date_is_not_filled_in() =>
        Assert.Equal(new SlackElement.DatePicker("date", InitialDate: null), Input(new Field.Date("date", "By when?", "asap", Error: null)).Element);

    [Fact]
    public void A_value_too_long_for_its_input_is_shown_above_it()
    {
        var blocks = Message(Asking(new Field.Text("text", "Label", "too long", Error: null, MaxLength: 3))).Blocks;
        Assert.Equal("“too long”", Assert.IsType<SlackBlock.Context>(blocks[1]).Elements[0].Text);
        Assert.Null(Assert.IsType<SlackElement.TextInput>(Assert.IsType<SlackBlock.Input>(blocks[2]).Element).InitialValue);
    }

    [Fact]
    public void Labels_too_long_for_buttons_stand_in_full_above_numbered_buttons()
    {
        var label = new string('l', 76);
        var blocks = Message(new(ReplyKind.Question, [], [new("a", label), new("b", "short")])).Blocks;
        Assert.Equal($"1. {label}\n2. short", Assert.IsType<SlackBlock.Section>(blocks[0]).Text.Text);
        Assert.Equal("1 2", string.Join(' ', Assert.IsType<SlackBlock.Actions>(blocks[1]).Elements.Cast<SlackElement.Button>().Select(button => button.Text.Text)));
    }

    [Fact]
    public void More_than_25_buttons_take_several_rows() =>
        Assert.Equal([25, 2], Message(new(ReplyKind.Question, [], Choices(27))).Blocks.Cast<SlackBlock.Actions>().Select(row => row.Elements.Length));

    private static ImmutableArray<Choice> Choices(int count) => [.. Enumerable.Range(1, count).Select(number => new Choice($"c{number}", $"Choice {number}"))];

    private static Reply Asking(params Field[] fields) => new(ReplyKind.Form, [], [], new("level", [.. fields], "Send"), "1.3");

    private static SlackMessage Message(Reply reply) => Assert.Single(BlockKitRenderer.Render(reply));

    private static SlackBlock.Input Input(Field field) => Assert.IsType<SlackBlock.Input>(Message(Asking(field)).Blocks[0]);
}
