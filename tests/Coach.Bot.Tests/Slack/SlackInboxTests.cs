using System.Text;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using CsCheck;

namespace Coach.Bot.Tests.Slack;

public sealed class SlackInboxTests
{
    private static readonly SlackWorkspace Team = new("T0TEAM", Enterprise: null, IsEnterpriseInstall: false);
    private static readonly ConversationAddress Direct = new("slack", "T0TEAM", "D0DIRECT", IsPersonal: true);
    private static readonly ConversationAddress Thread = new("slack", "T0TEAM", "C0STORES:1795424400.000100", IsPersonal: false);
    private static readonly string[] Recordings = [.. Recorded.Names()];

    public static TheoryData<string> All => [.. Recordings];

    [Fact]
    public void A_mention_begins_a_thread() => Assert.Equal(
        new SlackInbound.Message(
            Message(Thread, "1795424400.000100", "U0ASKER", new Said.Typed("the store leads need help with rota conflicts")),
            new(Team, "C0STORES", "1795424400.000100", "U0ASKER")),
        Recorded.Read("app_mention"));

    [Fact]
    public void A_mention_that_is_changed_comes_as_a_mention_and_is_known_by_the_change() => Assert.Equal(
        Message(Thread, "1795424400.000100", "U0ASKER", new Said.Typed("the store leads need help with rota and holiday conflicts")) with { Change = "1795424400.000100.1795424440.000000" },
        Assert.IsType<SlackInbound.Message>(Recorded.Read("app_mention_edited")).Said);

    [Fact]
    public void A_mention_in_a_thread_belongs_to_it() => Assert.Equal(
        new SlackInbound.Message(
            Message(Thread, "1795424460.000200", "U0COLLEAGUE", new Said.Typed("they can do it & do, when I'm not there they escalate")),
            new(Team, "C0STORES", "1795424400.000100", "U0COLLEAGUE")),
        Recorded.Read("app_mention_in_thread"));

    [Fact]
    public void The_mention_and_the_message_of_one_post_are_one_message() => Assert.Equal(Recorded.Read("app_mention"), Recorded.Read("message_of_the_mention"));

    [Fact]
    public void L4_who_does_not_mention_the_coach_is_not_heard() => Assert.IsType<SlackInbound.Ignored>(Recorded.Read("message_to_others"));

    [Fact]
    public void A_direct_message_reads_as_it_looks() => Assert.Equal(
        new SlackInbound.Message(
            Message(Direct, "1795424500.000400", "U0ASKER", new Said.Typed("see our page (https://example.com/a?b=1&c=2), #stores <now>")),
            new(Team, "D0DIRECT", Thread: null, "U0ASKER")),
        Recorded.Read("message_direct"));

    [Fact]
    public void F10_files_are_known_by_name_type_and_size()
    {
        var body = Recorded.Body("message_direct");
        (body["event"]!["subtype"], body["event"]!["text"]) = ("file_share", "");
        body["event"]!["files"] = JsonNode.Parse(
            """
            [{"id":"F1","name":"plan.docx","title":"The plan","mimetype":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","filetype":"docx","size":20412,"url_private":"https://files.slack.com/1"},
             {"id":"F2","title":"no name","mode":"hosted"},null,{"id":"F3","mode":"tombstone"}]
            """);

        var said = Assert.IsType<SlackInbound.Message>(Recorded.Read(body)).Said;

        Assert.Equal(new Said.Typed(""), said.Said);
        Assert.Equal([new("plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 20412), new("no name"), new()], said.Attachments!);
        Assert.Null(Assert.IsType<SlackInbound.Message>(Recorded.Read("message_direct")).Said.Attachments);
    }

    [Fact]
    public void A_thread_in_a_direct_message_is_the_same_conversation_and_answered_there() => Assert.Equal(
        new SlackInbound.Message(Message(Direct, "1795424510.000500", "U0ASKER", new Said.Typed("some of it")), new(Team, "D0DIRECT", "1795424505.000450", "U0ASKER")),
        Recorded.Read("message_direct_in_thread"));

    [Theory]
    [InlineData("message_of_a_bot")]
    [InlineData("message_of_ours")]
    [InlineData("message_unfurled")]
    [InlineData("tokens_revoked_of_users")]
    [InlineData("member_joined_channel")]
    [InlineData("team_join")]
    [InlineData("app_rate_limited")]
    public void What_is_nothing_to_answer_is_ignored(string name) => Assert.IsType<SlackInbound.Ignored>(Recorded.Read(name));

    [Fact]
    public void A_changed_message_is_an_edit_of_the_first() => Assert.Equal(
        new SlackInbound.Message(
            Message(Direct, "1795424500.000400.1795424600.000000", "U0ASKER", new Said.Edited("1795424500.000400", "most of it")),
            new(Team, "D0DIRECT", Thread: null, "U0ASKER")),
        Recorded.Read("message_changed"));

    [Fact]
    public void A_changed_message_in_a_thread_belongs_to_it() => Assert.Equal(
        Message(Thread, "1795424460.000200.1795424610.000000", "U0COLLEAGUE", new Said.Edited("1795424460.000200", "they can")),
        Assert.IsType<SlackInbound.Message>(Recorded.Read("message_changed_in_thread")).Said);

    [Fact]
    public void A_deleted_message_is_known_by_its_time() => Assert.Equal(
        Message(Direct, "1795424500.000400.deleted", "U0ASKER", new Said.Deleted("1795424500.000400")),
        Assert.IsType<SlackInbound.Message>(Recorded.Read("message_deleted")).Said);

    [Fact]
    public void The_root_of_a_thread_leaves_a_stone_when_it_is_deleted() => Assert.Equal(
        Message(Thread, "1795424400.000100.deleted", "U0ASKER", new Said.Deleted("1795424400.000100")),
        Assert.IsType<SlackInbound.Message>(Recorded.Read("message_deleted_with_replies")).Said);

    [Fact]
    public void An_organisations_installation_is_one_tenant() => Assert.Equal(
        new ConversationAddress("slack", "E0ORG", "C0STORES:1795424400.000100", IsPersonal: false),
        Assert.IsType<SlackInbound.Message>(Recorded.Read("app_mention_in_organisation")).Said.Conversation);

    [Theory]
    [InlineData("app_uninstalled", null)]
    [InlineData("tokens_revoked", "U0COACH")]
    public void Access_ends(string name, string? bot) => Assert.Equal(new SlackInbound.Uninstalled(Team, new(DateTimeOffset.FromUnixTimeSeconds(1795424400), bot)), Recorded.Read(name));

    [Fact]
    public void The_home_tab_is_opened() => Assert.Equal(new SlackInbound.HomeOpened(Team, "U0ASKER"), Recorded.Read("app_home_opened"));

    [Fact]
    public void Opening_the_messages_is_joining() => Assert.Equal(
        new SlackInbound.Message(Message(Direct, "Ev0000015", "U0ASKER", new Said.Joined()), new(Team, "D0DIRECT", Thread: null, "U0ASKER")),
        Recorded.Read("app_home_messages_tab"));

    [Fact]
    public void The_challenge_is_handed_on() => Assert.Equal(new SlackInbound.Challenge("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"), Recorded.Read("url_verification"));

    [Fact]
    public void A_button_is_a_choice_on_its_card() => Assert.Equal(
        new SlackInbound.Message(Message(Direct, "7001.001.a1", "U0ASKER", new Said.Pressed("partial", "1.1")), new(Team, "D0DIRECT", Thread: null, "U0ASKER", "7001.001.a1"), "1795424501.000400"),
        Recorded.Read("block_actions_choice"));

    [Fact]
    public void A_button_in_a_thread_belongs_to_it() => Assert.Equal(
        new SlackInbound.Message(Message(Thread, "7001.001.a1", "U0ASKER", new Said.Pressed("partial", "1.1")), new(Team, "C0STORES", "1795424400.000100", "U0ASKER", "7001.001.a1"), "1795424401.000150"),
        Recorded.Read("block_actions_choice_in_thread"));

    [Fact]
    public void A_form_brings_what_was_filled_in() => Assert.Equal(
        [("barriers", "tools,process"), ("deadline", "2027-03-01"), ("level", "judgment"), ("measure", "9 a month")],
        Fields(Assert.IsType<SlackInbound.Message>(Recorded.Read("block_actions_form")).Said));

    [Fact]
    public void A_modal_is_the_same_form()
    {
        var sent = Assert.IsType<SlackInbound.Submission>(Recorded.Read("view_submission"));

        Assert.Equal([("performance", "decide a relight on site"), ("skill", "absent")], Fields(sent.Said));
        Assert.Equal((Direct, "7003.003.c3", "1.0"), (sent.Said.Conversation, sent.Said.Id, ((Said.Submitted)sent.Said.Said).Card));
        Assert.Empty(sent.Errors);
    }

    [Fact]
    public void A_modal_that_is_closed_is_known_by_its_view_and_belongs_to_its_conversation() => Assert.Equal(
        new SlackInbound.Message(Message(Direct, "closed-V0CLOSED", "U0ASKER", new Said.Dismissed("all", "1.0")), new(Team, "D0DIRECT", Thread: null, "U0ASKER")),
        Recorded.Read("view_closed"));

    [Fact]
    public void A_modal_of_another_app_that_is_closed_is_ignored()
    {
        var closed = Recorded.Body("view_closed");
        closed["view"]!["callback_id"] = "theirs";
        Assert.IsType<SlackInbound.Ignored>(Recorded.Read(closed));
    }

    [Fact]
    public void A_modal_says_what_is_missing() => Assert.Equal(
        [new("performance", "Say what people should do.")],
        Assert.IsType<SlackInbound.Submission>(Recorded.Read("view_submission_incomplete")).Errors);

    [Theory]
    [InlineData("block_actions_of_another_app")]
    [InlineData("view_submission_of_another_app")]
    [InlineData("shortcut_of_another_app")]
    public void What_is_not_ours_is_said_to_be(string name) => Assert.IsType<SlackInbound.Unhandled>(Recorded.Read(name));

    [Fact]
    public void Shortcuts_begin_a_case() => Assert.Multiple(
        () => Assert.Equal(new SlackInbound.Start(new(Team, "U0ASKER", "7004.004.d4")), Recorded.Read("shortcut")),
        () => Assert.Equal(new SlackInbound.Start(new(Team, "U0ASKER", "7001.001.a1")), Recorded.Read("block_actions_home")),
        () => Assert.Equal(new SlackInbound.AskAbout(new(Team, "U0ASKER", "7005.005.e5"), "U0COLLEAGUE", "nobody fills in the <new> form", "G0PRIVATE 1795424400.000900", new("https://hooks.slack.com/app/T0TEAM/7005/abc")), Recorded.Read("message_action")));

    [Fact]
    public void An_author_permits_their_own_words() => Assert.Equal(
        new SlackInbound.Permission(new(Team, "U0ASKER", "7002.002.b2"), "U0COLLEAGUE", IsGiven: true, "nobody fills in the <new> form & it shows", new(Team, "D0DIRECT", Thread: null, "U0ASKER", "7002.002.b2"), "1795424540.000700"),
        Recorded.Read("block_actions_permission"));

    [Fact]
    public void A_slash_command_says_who_where_and_what() => Assert.Equal(
        new SlackInbound.Command(new(Team, "U0ASKER", "7007.007.g7"), "C0STORES", "my data", new("https://hooks.slack.com/commands/T0TEAM/7007/abc")),
        Recorded.Read("slash_command"));

    [Theory]
    [MemberData(nameof(All))]
    public void Any_field_may_be_missing_or_of_another_kind(string name)
    {
        foreach (var path in Paths(Recorded.Body(name), []))
        {
            foreach (var other in new JsonNode?[] { null, 7, "x", new JsonArray(null, 1), new JsonObject { ["x"] = null } })
            {
                Assert.NotNull(Recorded.Read(Changed(Recorded.Body(name), path, other)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("payload=%7B")]
    [InlineData("payload=null")]
    [InlineData("payload=a&payload=b")]
    [InlineData("command=%2Fcoach")]
    [InlineData("%")]
    public void What_is_no_request_is_invalid(string body) => Assert.All([true, false], isForm => Assert.IsType<SlackInbound.Invalid>(SlackInbox.Read(Encoding.UTF8.GetBytes(body), isForm, Recorded.Now)));

    [Fact]
    public void Nothing_makes_it_throw() => Gen.Select(Gen.Int[0, Recordings.Length - 1], Gen.Int[0, 10_000], Gen.Char, Gen.Bool).Sample((name, at, letter, isForm) =>
    {
        var wire = Recorded.Wire(Recorded.Body(Recordings[name]));
        Assert.NotNull(SlackInbox.Read(Encoding.UTF8.GetBytes(wire[..(at % wire.Length)] + letter + wire[(at % wire.Length)..]), isForm, Recorded.Now));
    });

    private static InboundMessage Message(ConversationAddress where, string id, string user, Said said) => new(where, id, new(user, Name: null), said, Recorded.Now);

    private static IEnumerable<(string, string)> Fields(InboundMessage message) =>
        Assert.IsType<Said.Submitted>(message.Said).Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (field.Key, field.Value));

    private static IEnumerable<string[]> Paths(JsonObject node, string[] above) => node.SelectMany(field =>
        field.Value is JsonObject inner ? Paths(inner, [.. above, field.Key]).Prepend([.. above, field.Key]) : [[.. above, field.Key]]);

    private static JsonObject Changed(JsonObject body, string[] path, JsonNode? value)
    {
        JsonNode at = body;
        foreach (var step in path[..^1])
        {
            at = at[step]!;
        }

        at[path[^1]] = value;
        return body;
    }
}
