using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Commands, shortcuts, the home tab and modals (L1, L6, L7).</summary>
public sealed class SlackSurfaceTests(SlackHost shared)
{
    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("  HELP  ")]
    [InlineData("make me a sandwich")]
    public async Task L1_anything_else_is_the_usage_for_that_person_alone(string text)
    {
        var (person, channel) = (shared.NewPerson(), "C" + Guid.NewGuid().ToString("N").ToUpperInvariant());

        var answer = await person.CommandsAsync(text, channel);

        Assert.Equal((HttpStatusCode.OK, "ephemeral", Sentences.Slack_Usage), (answer.Status, (string?)answer.Json["response_type"], (string?)answer.Json["text"]));
        Assert.Empty(shared.Slack.In(channel));
        Assert.Empty(shared.Slack.In(person.Direct));
    }

    [Theory]
    [InlineData("start", "start")]
    [InlineData("status", "status")]
    [InlineData("my data", "my data")]
    [InlineData("export", "export my data")]
    public async Task A_command_is_answered_in_the_direct_message(string text, string said)
    {
        var (person, channel) = (shared.NewPerson(), "C" + Guid.NewGuid().ToString("N").ToUpperInvariant());

        var answer = await person.CommandsAsync(text, channel);

        Assert.Equal(Sentences.Slack_InDirect, (string?)answer.Json["text"]);
        Assert.Empty(shared.Slack.In(channel));
        Assert.NotEmpty(shared.Slack.In(person.Direct));
        Assert.Equal(said, Assert.IsType<Said.Typed>(Assert.Single(await ReceivedAsync(person)).Said).Text);
    }

    [Fact]
    public async Task A_command_in_the_direct_message_says_no_more_than_its_answer()
    {
        var person = shared.NewPerson();

        Assert.Equal("", (await person.CommandsAsync("start", person.Direct)).Body);
        Assert.Single(shared.Slack.In(person.Direct));
    }

    [Fact]
    public async Task The_global_shortcut_begins_in_the_direct_message()
    {
        var person = shared.NewPerson();

        Assert.Equal(HttpStatusCode.OK, (await person.ShortcutAsync(SlackActions.StartShortcut)).Status);

        Assert.NotEmpty(shared.Slack.In(person.Direct));
    }

    [Fact]
    public async Task L6_somebody_elses_words_are_used_only_if_they_agree()
    {
        var (asker, author) = (shared.NewPerson(), shared.NewPerson());
        await asker.ShortcutAsync(SlackActions.AskShortcut, Message(author, "nobody fills in the &lt;new&gt; form"));
        var question = await Eventually.GetAsync("the question to the author", () => shared.Slack.In(author.Direct).SingleOrDefault());
        var told = await Eventually.GetAsync("the word to the asker", () => shared.Slack.Calls.SingleOrDefault(call => call.Method == "response_url" && call.Token == asker.Id));

        Assert.Equal(Sentences.Slack_Asked, told["text"]);
        Assert.Contains("nobody fills in the <new> form", question.Looks, StringComparison.Ordinal);
        Assert.DoesNotContain("phoenix", string.Concat(shared.Slack.Posts.Select(post => post.Looks)), StringComparison.Ordinal);
        Assert.Empty(await shared.Logs.ReadAsync(asker.DirectConversation));

        await author.PressesAsync(question, question.Buttons.Single(button => (string?)button["action_id"] == SlackActions.PermitButton));
        await author.PressesAsync(question, question.Buttons.Single(button => (string?)button["action_id"] == SlackActions.PermitButton));

        await Eventually.IsTrueAsync("the answered question", () => shared.Slack.In(author.Direct)[0].Text == Sentences.Slack_Permitted);
        var received = await Eventually.GetAsync<List<MessageReceived>>("the case", async () => await ReceivedAsync(asker) is { Count: > 0 } some ? some : null);
        Assert.Equal("nobody fills in the <new> form", Assert.IsType<Said.Typed>(Assert.Single(received).Said).Text);
    }

    [Fact]
    public async Task L6_refused_words_leave_no_trace()
    {
        var (asker, author) = (shared.NewPerson(), shared.NewPerson());
        await asker.ShortcutAsync(SlackActions.AskShortcut, Message(author, "nobody fills in the form"));
        var question = await Eventually.GetAsync("the question to the author", () => shared.Slack.In(author.Direct).SingleOrDefault());

        await author.PressesAsync(question, question.Buttons.Single(button => (string?)button["action_id"] == SlackActions.RefuseButton));

        await Eventually.IsTrueAsync("the answered question", () => shared.Slack.In(author.Direct)[0].Text == Sentences.Slack_Refused);
        Assert.Equal(Sentences.Slack_NotTheirs, shared.Slack.In(asker.Direct).Single().Text);
        Assert.Empty(await shared.Logs.ReadAsync(asker.DirectConversation));
    }

    [Fact]
    public async Task L6_own_words_need_no_permission()
    {
        var asker = shared.NewPerson();

        await asker.ShortcutAsync(SlackActions.AskShortcut, Message(asker, "they should check each invoice"));

        await Eventually.GetAsync<List<MessageReceived>>("the case", async () => await ReceivedAsync(asker) is { Count: > 0 } some ? some : null);
    }

    [Fact]
    public async Task L7_the_home_tab_shows_ones_own_cases_alone()
    {
        var (asker, other) = (shared.NewPerson(), shared.NewPerson());
        await asker.SaysAsync("They should check each invoice against its order");
        await other.SaysAsync("They should greet each guest by name");

        await Eventually.IsTrueAsync("the asker's home", () => HomeOf(asker).Contains("check each invoice", StringComparison.Ordinal), asker.OpensHomeAsync);

        Assert.DoesNotContain("greet each guest", HomeOf(asker), StringComparison.Ordinal);
        Assert.Contains($"archives/{asker.Direct}", HomeOf(asker), StringComparison.Ordinal);
        Assert.Contains(Sentences.Home_Privacy, HomeOf(asker), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_trigger_came_too_late_stands_in_the_conversation()
    {
        var person = shared.NewPerson();
        await person.SaysAsync("They should check each invoice");
        await person.SaysAsync("restart");
        var post = shared.Slack.In(person.Direct).Last(one => one.Buttons.Any(IsForm));
        var press = person.Presses(post, post.Buttons.Single(IsForm));
        shared.Slack.Expire((string)press["trigger_id"]!);

        Assert.Equal(HttpStatusCode.OK, (await shared.Delivery.InteractionAsync(press)).Status);

        Assert.Contains(shared.Slack.In(person.Direct)[^1].Inputs, input => (string?)input["block_id"] == "performance");
    }

    [Fact]
    public async Task A_modal_without_what_it_needs_stays_open_and_says_so()
    {
        var person = shared.NewPerson();
        await person.SaysAsync("They should check each invoice");
        await person.SaysAsync("restart");
        var post = shared.Slack.In(person.Direct).Last(one => one.Buttons.Any(IsForm));
        await person.PressesAsync(post, post.Buttons.Single(IsForm));
        var modal = shared.Slack.Calls.Last(call => call.Method == "views.open" && call.Arguments.ToJsonString().Contains(person.Direct, StringComparison.Ordinal)).Arguments["view"]!.AsObject();

        var answer = await person.SendsAsync(modal, [("performance", " ")]);

        Assert.Equal(("errors", Sentences.Error_Performance), ((string?)answer.Json["response_action"], (string?)answer.Json["errors"]!["performance"]));
    }

    [Fact]
    public async Task A_modal_that_is_closed_leaves_its_question_open_and_opens_again()
    {
        var person = shared.NewPerson();
        await person.SaysAsync("They should check each invoice");
        await person.SaysAsync("restart");
        var post = shared.Slack.In(person.Direct).Last(one => one.Buttons.Any(IsForm));
        await person.PressesAsync(post, post.Buttons.Single(IsForm));
        Assert.True((bool)ModalsOf(person)[^1]["notify_on_close"]!);

        Assert.Equal(HttpStatusCode.OK, (await person.ClosesAsync(ModalsOf(person)[^1])).Status);

        var asked = shared.Slack.In(person.Direct)[^1];
        Assert.NotEqual(post.Ts, asked.Ts);
        await person.PressesAsync(asked, asked.Buttons.Single(IsForm));
        Assert.Equal(2, ModalsOf(person).Length);
    }

    private JsonObject[] ModalsOf(SlackPerson person) =>
        [.. shared.Slack.Calls.Where(call => call.Method == "views.open" && call.Arguments.ToJsonString().Contains(person.Direct, StringComparison.Ordinal)).Select(call => call.Arguments["view"]!.AsObject())];

    private static bool IsForm(JsonObject button) => (string?)button["action_id"] == "choice:form";

    private static JsonObject Message(SlackPerson author, string text) => new() { ["type"] = "message", ["user"] = author.Id, ["text"] = text, ["ts"] = "17.1" };

    private string HomeOf(SlackPerson person) => shared.Slack.Calls.LastOrDefault(call => call.Method == "views.publish" && call["user_id"] == person.Id)?.Arguments.ToJsonString() ?? "";

    private async Task<List<MessageReceived>> ReceivedAsync(SlackPerson person) => [.. (await shared.Logs.ReadAsync(person.DirectConversation)).SelectMany(turn => turn.Events).OfType<MessageReceived>()];
}
