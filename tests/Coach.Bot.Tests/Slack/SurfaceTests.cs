using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Slack;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;
using CsCheck;

namespace Coach.Bot.Tests.Slack;

/// <summary>Modals, the home tab and messages beside the conversation (L1, L6, L7, L11).</summary>
public sealed class SurfaceTests
{
    private static readonly SlackPlace Place = new(new("T0TEAM", null, IsEnterpriseInstall: false), "D0DIRECT", Thread: null, "U0ASKER", "1.1.a");

    [Fact]
    public void The_whole_form_fits_a_modal_and_comes_back_to_its_conversation()
    {
        var modal = FormModal.Of(new(ReplyKind.Form, [], [], Forms.All(new CaseFacts { Performance = "decide a relight on site" }), "1.0"), Place)!;

        Assert.Equal(Forms.All(new()).Fields.Select(field => field.Id), modal.Blocks.OfType<SlackBlock.Input>().Select(input => input.BlockId));
        var kept = JsonSerializer.Deserialize(modal.PrivateMetadata!, SlackJson.Default.ModalForm)!;
        Assert.Equal(("all", "1.0", "D0DIRECT", (string?)null), (kept.Form, kept.Card, kept.Channel, kept.Thread));
        Assert.Equal(["performance"], kept.Required.Keys);
    }

    [Fact]
    public void A_reply_without_a_form_is_no_modal() => Assert.Null(FormModal.Of(new(ReplyKind.Note, [], []), Place));

    [Fact]
    public void An_answered_card_says_what_was_asked_and_answered() => Assert.Equal(
        """{"text":"2 of 4. Could they?\n\nPartly &amp; so","blocks":[{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"2 of 4. Could they?"}},{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"*Partly &amp; so*"}}]}""",
        BlockKitRendererTests.Json(PlainMessage.Of(new ConversationEvent.PromptAnswered("1.1", "2 of 4. Could they?", "Partly & so"))));

    [Fact]
    public void Any_answer_fits_in_the_place_of_its_card() => MrkdwnTests.Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Sample(
        text => BlockKitLimits.Checked(PlainMessage.Of(new ConversationEvent.PromptAnswered("1.1", "Asked", text))).Blocks.Length > 0);

    [Fact]
    public void Permission_carries_the_words_there_and_back() => Gen.String.Where(text => !string.IsNullOrWhiteSpace(text)).Sample(words =>
    {
        if (PermissionRequest.Fits(words))
        {
            var sections = PermissionRequest.Of("U0ASKER", words, 180).Blocks.OfType<SlackBlock.Section>().Where(section => section.BlockId is not null);
            Assert.Equal(words, SlackWords.Plain(string.Concat(sections.Select(section => section.Text.Text))));
        }
    });

    [Fact]
    public void Words_to_be_permitted_mention_nobody() =>
        Assert.DoesNotContain("<!channel>", BlockKitRendererTests.Json(PermissionRequest.Of("U0ASKER", "<!channel> look", 180)), StringComparison.Ordinal);

    [Fact]
    public void A_question_to_an_author_is_read_out_with_their_words() =>
        Assert.EndsWith("\nnobody &amp; nothing", PermissionRequest.Of("U0ASKER", "nobody & nothing", 180).Text, StringComparison.Ordinal);

    [Fact]
    public void A_long_digest_becomes_several_messages_whose_texts_say_all()
    {
        var messages = ChannelDigest.Of([.. Enumerable.Repeat(new string('&', 3000), 10)], "U0ASKER");

        Assert.True(messages.Length > 1);
        Assert.StartsWith($"*{Sentences.Slack_Digest}*", messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("<@U0ASKER>", messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invitation_to_a_long_case_becomes_several_messages() => Assert.Equal(
        9000,
        ThreadInvitation.Of("U0ASKER", [new string('x', 9000)], thread: null).Sum(message => message.Text.Count(letter => letter == 'x')));

    [Fact]
    public void A_long_answer_in_place_of_its_card_is_read_out_from_its_beginning()
    {
        var message = PlainMessage.Of(new ConversationEvent.PromptAnswered("1.1", "Could they?", new string('&', 3000)));

        Assert.StartsWith("Could they?\n\n&amp;", message.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_home_tab_shows_cases_results_and_what_is_kept()
    {
        var home = HomeTab.Of(new(
            [new("settle a clash", "Waits.", new("https://example.slack.com/archives/C1/p1"))],
            [new("greet guests", HomeTab.Due("Build the skill.", 31, "9 a month"), Link: null)],
            [new("check invoices", "Support people.", Link: null)],
            new(AreRemindersWanted: true, ["C0STORES"]),
            CoachPolicy.Default with { Contact = "the staff council" }));

        var text = JsonSerializer.Serialize(home, SlackJson.Default.SlackView);
        Assert.All(["settle a clash", "check invoices", "180 days", "the staff council", "https://example.slack.com/archives/C1/p1", "home:start", "31 days ago", "Then it was: 9 a month.", Sentences.Home_TurnOff, "#C0STORES"], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("&")]
    [InlineData("x")]
    [InlineData("🙂")]
    public void The_home_tab_shows_the_beginning_of_a_problem_that_was_told_at_length(string letter)
    {
        var home = HomeTab.Of(new([new(string.Concat(Enumerable.Repeat(letter, 3000)), "Waits.", Link: null)], [], [], new(AreRemindersWanted: true, []), CoachPolicy.Default));
        Assert.Contains("…", JsonSerializer.Serialize(home, SlackJson.Default.SlackView).Replace("\\u2026", "…", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_home_tab_says_so()
    {
        var text = JsonSerializer.Serialize(HomeTab.Of(new([], [], [], new(AreRemindersWanted: false, []), CoachPolicy.Default)), SlackJson.Default.SlackView);

        Assert.Contains(Sentences.Home_NoOpen, text, StringComparison.Ordinal);
        Assert.Contains(Sentences.Home_NoResults, text, StringComparison.Ordinal);
        Assert.Contains(Sentences.Home_TurnOn, text, StringComparison.Ordinal);
    }

    [Fact]
    public void L1_the_usage_is_short() => Assert.InRange(Sentences.Slack_Usage.Split('\n').Length, 1, 8);
}
