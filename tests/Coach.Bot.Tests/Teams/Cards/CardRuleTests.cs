using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Teams.Cards;

namespace Coach.Bot.Tests.Teams.Cards;

/// <summary>What Teams and a phone ask of every card (M7, M17).</summary>
public sealed class CardRuleTests
{
    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void It_is_a_card_of_version_1_5_with_a_text_that_says_the_same(int number)
    {
        var card = CardJson.Of(SampleReplies.All[number]);

        Assert.Equal(("AdaptiveCard", "1.5", PlainText.Of(SampleReplies.All[number])), ((string)card["type"]!, (string)card["version"]!, (string)card["fallbackText"]!));
    }

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void All_text_wraps(int number) =>
        Assert.All(Card(number).Everything().Where(one => (string?)one["type"] is "TextBlock" or "Input.ChoiceSet"), one => Assert.True((bool)one["wrap"]!));

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void At_most_two_columns_and_no_fixed_width(int number)
    {
        Assert.All(Card(number).OfType("ColumnSet"), set => Assert.True(set["columns"]!.AsArray().Count <= 2));
        Assert.All(Card(number).Everything().Where(one => one.ContainsKey("width")), one => Assert.True((string)one["width"]! is "auto" or "stretch"));
    }

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void At_most_six_buttons_in_a_row_each_with_a_label(int number)
    {
        Assert.All(Card(number).OfType("ActionSet"), row => Assert.InRange(row["actions"]!.AsArray().Count, 1, 6));
        Assert.All(Card(number).OfType("Action.Execute"), button => Assert.False(string.IsNullOrWhiteSpace((string?)button["title"])));
    }

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void No_button_is_lost(int number)
    {
        var reply = SampleReplies.All[number];
        var marks = Card(number).OfType("Action.Execute").Select(button => (string?)button["data"]!["coach"]!["form"] ?? (string?)button["data"]!["coach"]!["choice"]);

        Assert.Equal([.. reply.Form is { } form ? [form.Id] : Array.Empty<string>(), .. reply.Choices.Select(choice => choice.Id)], marks, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void A_button_has_the_same_data_for_older_clients_and_no_style(int number) =>
        Assert.All(Card(number).OfType("Action.Execute"), button =>
        {
            var fallback = button["fallback"]!;
            Assert.Equal(("Action.Submit", (string)button["title"]!, (string?)button["associatedInputs"]), ((string)fallback["type"]!, (string)fallback["title"]!, (string?)fallback["associatedInputs"]));
            Assert.True(JsonNode.DeepEquals(button["data"], fallback["data"]));
            Assert.False(button.ContainsKey("style"));
        });

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void An_input_has_a_label_and_says_what_is_missing_when_it_is_required(int number) =>
        Assert.All(Card(number).Everything().Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) is true), input =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)input["label"]));
            Assert.Equal(input.ContainsKey("isRequired"), input.ContainsKey("errorMessage"));
        });

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void A_message_has_one_card_and_no_text_beside_it(int number)
    {
        var message = Assert.Single(CardMessage.For(SampleReplies.All[number]));

        Assert.Equal((null, PlainText.Of(SampleReplies.All[number]), 1), (message.Text, message.Summary, message.Attachments!.Count));
    }

    [Theory]
    [MemberData(nameof(SampleReplies.Numbers), MemberType = typeof(SampleReplies))]
    public void The_card_says_everything_that_the_plain_text_says(int number)
    {
        var said = Words(CardJson.Of(SampleReplies.All[number]).Everything().SelectMany(one => new[] { one["text"], one["title"], one["label"] }).Select(text => (string?)text));

        Assert.Subset(said, Words([PlainText.Of(SampleReplies.All[number])]));
    }

    private static HashSet<string> Words(IEnumerable<string?> texts) =>
        [.. texts.SelectMany(text => (text ?? "").Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200b", "", StringComparison.Ordinal).Split([' ', '\n', '.', ':', '"', '(', ')', '[', ']', '-', '“', '”'], StringSplitOptions.RemoveEmptyEntries)).Where(word => !word.All(char.IsDigit))];

    private static JsonObject Card(int number) => CardJson.Of(SampleReplies.All[number]);
}
