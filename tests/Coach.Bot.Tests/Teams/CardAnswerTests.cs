using Coach.Core.Conversations;
using Coach.Teams;

namespace Coach.Bot.Tests.Teams;

public sealed class CardAnswerTests
{
    private const string Choice = """{"coach":{"choice":"partial","card":"1.2"}}""";
    private const string Form = """{"coach":{"form":"level","card":"1.3"},"level":"judgment","date":"2027-03-01","people":20,"sure":true,"ai":false,"none":null,"odd":{"a":1},"list":["x"]}""";

    public static TheoryData<string> NotOurs =>
        ["{}", """{"kind":"submit","level":"judge"}""", """{"coach":null}""", """{"coach":"partial"}""", """{"coach":{}}""", """{"coach":{"choice":""}}""", """{"coach":{"choice":7}}"""];

    [Fact]
    public void A_pressed_button_names_its_choice_and_its_card() => Assert.Equal(new Said.Pressed("partial", "1.2"), Assert.IsType<Inbound.Message>(Recorded.Read(Recorded.Submit(Choice))).Said.Said);

    [Fact]
    public void An_executed_button_is_the_same_answer_and_wants_a_response() =>
        Assert.Equal(new Said.Pressed("partial", "1.2"), Assert.IsType<Inbound.CardAction>(Recorded.Read(Recorded.Execute(Choice))).Said.Said);

    [Fact]
    public void A_card_may_have_lost_its_name() => Assert.Equal(new Said.Pressed("skip", null), Assert.IsType<Inbound.Message>(Recorded.Read(Recorded.Submit("""{"coach":{"choice":"skip"}}"""))).Said.Said);

    [Fact]
    public void A_form_brings_its_plain_inputs_along()
    {
        var sent = Assert.IsType<Said.Submitted>(Assert.IsType<Inbound.CardAction>(Recorded.Read(Recorded.Execute(Form))).Said.Said);

        Assert.Equal(("level", "1.3"), (sent.Form, sent.Card));
        Assert.Equal(
            [new("ai", "false"), new("date", "2027-03-01"), new("level", "judgment"), new("people", "20"), new("sure", "true")],
            sent.Fields.OrderBy(field => field.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NotOurs))]
    public void A_card_of_somebody_else_is_ignored(string value) => Assert.IsType<Inbound.Ignored>(Recorded.Read(Recorded.Submit(value)));

    [Theory]
    [MemberData(nameof(NotOurs))]
    public void But_an_invoke_always_gets_an_answer(string data) =>
        Assert.Equal("adaptiveCard/action", Assert.IsType<Inbound.UnknownInvoke>(Recorded.Read(Recorded.Execute(data))).Name);

    [Theory]
    [InlineData("""{"coach":{"choice":"\ud800"}}""")]
    [InlineData("""{"coach":{"form":"\ud800"}}""")]
    [InlineData("""{"coach":{"form":"level"},"\ud800":1}""")]
    public void Half_a_character_is_no_answer(string data) =>
        Assert.IsType<Inbound.UnknownInvoke>(Recorded.Read($$$$"""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"data":{{{{data}}}}}}}"""));

    [Theory]
    [InlineData("\"task/fetch\"", "task/fetch")]
    [InlineData("\"signin/verifyState\"", "signin/verifyState")]
    [InlineData(null, null)]
    public void An_unknown_invoke_is_named(string? json, string? name) => Assert.Equal(name, Assert.IsType<Inbound.UnknownInvoke>(Recorded.Read(Recorded.With(Recorded.Execute(Choice), "name", json))).Name);

    [Theory]
    [InlineData(null)]
    [InlineData("5")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":{"data":"x"}}""")]
    public void An_invoke_with_an_odd_value_is_unknown(string? value) => Assert.IsType<Inbound.UnknownInvoke>(Recorded.Read(Recorded.With(Recorded.Execute(Choice), "value", value)));

    [Fact]
    public void Text_beside_a_value_is_typed() =>
        Assert.Equal(new Said.Typed("hello"), Assert.IsType<Inbound.Message>(Recorded.Read(Recorded.With(Recorded.Submit(Choice), "text", "\"hello\""))).Said.Said);
}
