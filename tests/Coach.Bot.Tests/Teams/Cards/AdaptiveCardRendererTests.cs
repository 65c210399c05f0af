using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Teams.Cards;

namespace Coach.Bot.Tests.Teams.Cards;

public sealed class AdaptiveCardRendererTests
{
    [Fact]
    public void A_choice_is_an_action_that_needs_no_input() => AssertJson(
        """
        {"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"answer",
          "fallback":{"type":"Action.Submit","title":"Looks right","data":{"coach":{"choice":"right","card":"1.4"}},"associatedInputs":"none"},
          "title":"Looks right","data":{"coach":{"choice":"right","card":"1.4"}},"associatedInputs":"none"}],"spacing":"Medium"}
        """,
        CardJson.Of(SampleReplies.Check with { Choices = [new("right", "Looks right")] }).OfType("ActionSet").Single());

    [Fact]
    public void The_button_of_a_form_comes_first_and_takes_the_inputs_along()
    {
        var button = CardJson.Of(SampleReplies.Form).OfType("Action.Execute").First();

        AssertJson("""{"coach":{"form":"level","card":"1.3"}}""", button["data"]!);
        Assert.False(button.ContainsKey("associatedInputs"));
    }

    [Fact]
    public void One_of_few_is_shown_in_the_open() => AssertJson(
        """
        {"type":"Input.ChoiceSet","style":"expanded","wrap":true,"id":"level","label":"Level of skill","value":"judgment","isRequired":true,"errorMessage":"Pick the level that comes closest.",
         "choices":[{"title":"Remember facts","value":"recall"},{"title":"Follow known steps","value":"procedure"},{"title":"Judge a situation","value":"judgment"},{"title":"Adapt under pressure","value":"adaptation"}]}
        """,
        Input("level"));

    [Fact]
    public void One_of_many_is_a_list_to_open() => Assert.Equal("compact", (string?)Input("available")["style"]);

    [Fact]
    public void Several_can_be_ticked() => Assert.Equal((true, "tools,process"), ((bool)Input("kinds")["isMultiSelect"]!, (string)Input("kinds")["value"]!));

    [Fact]
    public void Only_a_day_fills_a_date_input() => AssertJson("""{"type":"Input.Date","id":"date","label":"By which date?","isRequired":true,"errorMessage":"Name a day."}""", Input("date"));

    [Fact]
    public void A_long_text_gets_several_lines() => AssertJson(
        """{"type":"Input.Text","id":"performance","label":"What should people do differently?","isRequired":true,"errorMessage":"Say it in a sentence.","maxLength":2000,"isMultiline":true}""",
        Input("performance"));

    [Fact]
    public void A_heading_is_one_for_screen_readers_too() => AssertJson(
        """{"type":"TextBlock","text":"Check your answers","style":"heading","size":"Medium","weight":"Bolder","wrap":true,"spacing":"Medium"}""",
        CardJson.Of(SampleReplies.Check).OfType("TextBlock").Single());

    [Theory]
    [InlineData("**bold**")]
    [InlineData("[link](http://x.example)")]
    [InlineData("# title")]
    [InlineData("- item")]
    [InlineData("1. item")]
    [InlineData("> said")]
    [InlineData("a_b_c")]
    [InlineData("`code`")]
    [InlineData("&lt;")]
    [InlineData("two\nlines")]
    public void Markdown_in_a_heading_stays_what_it_is(string text) => Assert.Empty(CardJson.Of(new Reply(ReplyKind.Result, [new Block.Heading(text)], [])).OfType("TextBlock"));

    [Theory]
    [InlineData("Clear one obstacle, then build the skill.")]
    [InlineData("3 of 4: what level (of skill)?")]
    public void An_ordinary_heading_may_have_its_punctuation(string text) => Assert.Single(CardJson.Of(new Reply(ReplyKind.Result, [new Block.Heading(text)], [])).OfType("TextBlock"));

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void Nothing_is_left_for_the_client_to_compute(int number) => Assert.DoesNotContain("{{", CardJson.Of(SampleReplies.All[number])["body"]!.Text(), StringComparison.Ordinal);

    [Fact]
    public void A_value_stands_above_the_words_it_came_from() => Assert.Equal(
        "Check your answers\nLevel\nAdapt under pressure\n  “They *have* to [judge](http://x.example)”\nDate\nMonday 1 March 2027\n  “1 March”\nAI\nnot mentioned",
        CardJson.Of(SampleReplies.Check).Text());

    [Fact]
    public void Steps_are_numbered_with_their_details_below() => Assert.StartsWith(
        "Clear one obstacle, then build the skill.\n1.\nElsewhere: take fraud calls out of the target\nOwner: operations\nFirst step: ask who sets it\nand why\n2.\nBuild: rehearse recorded calls\n",
        CardJson.Of(SampleReplies.Result).Text(),
        StringComparison.Ordinal);

    [Fact]
    public void An_answered_card_has_nothing_to_press()
    {
        var card = CardJson.Of(AdaptiveCardRenderer.Summary(new ConversationEvent.PromptAnswered("1.2", "Could they do it today?", "Partly, or not any more")));

        Assert.Equal("Answered\nCould they do it today?\nPartly, or not any more", card.Text());
        Assert.Equal("Answered: Could they do it today?\n\nPartly, or not any more", (string)card["fallbackText"]!);
        Assert.Empty(card.OfType("ActionSet"));
    }

    private static JsonObject Input(string id) => CardJson.Of(SampleReplies.Form).Everything().Single(one => string.Equals((string?)one["id"], id, StringComparison.Ordinal));

    private static void AssertJson(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
