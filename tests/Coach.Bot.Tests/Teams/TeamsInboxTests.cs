using System.Text.Json;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Wire;

namespace Coach.Bot.Tests.Teams;

public sealed class TeamsInboxTests
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000001";
    private static readonly ConversationAddress PersonalChat = new("teams", Tenant, "0577f1b9-7db4-4c59-8ec0-ab4c0320bfee", IsPersonal: true);
    private static readonly Person Alex = new("user-id-0", "Alex Wilber");

    [Fact]
    public void A_typed_message_is_what_it_says() => Assert.Equal(
        new InboundMessage(PersonalChat, "d5c28fa2-a022-4950-8ce1-0b6fda3f07d7", Alex, new Said.Typed("hello bot"), Recorded.Now, "en-US", "UTC"),
        Said(Recorded.Read(Recorded.Message())));

    [Theory]
    [InlineData("050-channel-to-bot-message", "hello group", "06536361-e9ad-4f41-bbb7-b50de01cd2b7")]
    [InlineData("074-channel-to-bot-message", "hello team", "team-id;messageid=1795399312441")]
    public void In_a_group_or_channel_the_mention_is_taken_out(string file, string text, string conversation)
    {
        var message = Said(Recorded.Read(Recorded.Body(file)));

        Assert.Equal((new Said.Typed(text), new ConversationAddress("teams", Tenant, conversation, IsPersonal: false)), (message.Said, message.Conversation));
    }

    [Theory]
    [InlineData("005-channel-to-bot-installationUpdate", true)]
    [InlineData("006-channel-to-bot-conversationUpdate", true)]
    [InlineData("030-channel-to-bot-installationUpdate", false)]
    [InlineData("032-channel-to-bot-conversationUpdate", false)]
    [InlineData("034-channel-to-bot-installationUpdate", false)]
    [InlineData("035-channel-to-bot-conversationUpdate", false)]
    public void Installing_and_adding_the_bot_is_joining(string file, bool isPersonal)
    {
        var activity = Recorded.Body(file);
        var message = Said(Recorded.Read(activity));

        Assert.Equal((new Said.Joined(), isPersonal, (string)activity["id"]!), (message.Said, message.Conversation.IsPersonal, message.Id));
    }

    [Theory]
    [InlineData("\"add-upgrade\"", true)]
    [InlineData("\"remove\"", false)]
    [InlineData("\"remove-upgrade\"", false)]
    [InlineData(null, false)]
    public void Only_adding_is_joining(string? action, bool joins) =>
        Assert.Equal(joins, Recorded.Read(Recorded.With(Recorded.Body("005-channel-to-bot-installationUpdate"), "action", action)) is Inbound.Message);

    [Theory]
    [InlineData("032-channel-to-bot-conversationUpdate", """[{"id":"somebody"}]""", false)]
    [InlineData("032-channel-to-bot-conversationUpdate", """[null,{"id":null}]""", false)]
    [InlineData("032-channel-to-bot-conversationUpdate", null, false)]
    [InlineData("006-channel-to-bot-conversationUpdate", """[{"id":"user-id-0"}]""", true)]
    [InlineData("006-channel-to-bot-conversationUpdate", "[]", false)]
    [InlineData("006-channel-to-bot-conversationUpdate", "[null]", false)]
    public void A_new_member_counts_when_it_is_the_bot_or_the_chat_is_personal(string file, string? membersAdded, bool joins) =>
        Assert.Equal(joins, Recorded.Read(Recorded.With(Recorded.Body(file), "membersAdded", membersAdded)) is Inbound.Message);

    [Fact]
    public void A_reaction_without_ids_is_ignored() => Assert.IsType<Inbound.Ignored>(Recorded.Read(Recorded.Body("288-channel-to-bot-messageReaction")));

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("messageDelete")]
    [InlineData("somethingNew")]
    public void Other_types_are_ignored(string type) => Assert.IsType<Inbound.Ignored>(Recorded.Read($$"""{"type":"{{type}}"}"""));

    [Fact]
    public void What_the_bot_said_itself_is_ignored() =>
        Assert.IsType<Inbound.Ignored>(Recorded.Read(Recorded.With(Recorded.Message(), "from", """{"id":"00000000-0000-0000-0000-00000000000011"}""")));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public void A_message_without_text_is_an_empty_one(string text) =>
        Assert.Equal(new Said.Typed(""), Said(Recorded.Read(Recorded.With(Recorded.Message(), "text", text))).Said);

    [Fact]
    public void F10_files_and_pictures_are_known_and_nothing_else_that_is_attached()
    {
        var activity = Recorded.With(Recorded.Message(), "attachments", """
            [{"contentType":"application/vnd.microsoft.teams.file.download.info","contentUrl":"https://contoso.sharepoint.com/plan.docx","name":"plan.docx","content":{"downloadUrl":"https://contoso.sharepoint.com/download?secret","uniqueId":"1","fileType":"docx"}},
             {"contentType":"application/vnd.microsoft.teams.file.download.info","name":"odd","content":[1]},
             {"contentType":"image/*","contentUrl":"https://smba.trafficmanager.net/emea/v3/attachments/1/views/original"},
             {"contentType":"text/html","content":"<p>hello bot</p>"},
             {"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}},
             {"contentType":"messageReference","content":"{}"},
             {"contentType":null},null]
            """);

        Assert.Equal([new("plan.docx", "docx"), new("odd"), new(Name: null, "image/*")], Said(Recorded.Read(activity)).Attachments!);
        Assert.Null(Said(Recorded.Read(Recorded.With(Recorded.Message(), "attachments", """[{"contentType":"text/html","content":"x"}]"""))).Attachments);
    }

    [Fact]
    public void Forty_thousand_characters_are_kept()
    {
        var text = string.Concat(Enumerable.Repeat("wörk ", 9_000)) + "😀";

        Assert.Equal(new Said.Typed(text), Said(Recorded.Read(Recorded.With(Recorded.Message(), "text", JsonValue.Create(text).ToJsonString()))).Said);
    }

    [Fact]
    public void Fields_that_nobody_knows_come_through_unchanged()
    {
        var activity = Recorded.With(Recorded.Message(), "callerId", """{"deep":[1,2]}""");

        var read = Assert.IsType<Inbound.Message>(Recorded.Read(activity)).Activity;

        Assert.True(JsonNode.DeepEquals(activity, JsonSerializer.SerializeToNode(read, TeamsJson.Default.Activity)));
    }

    private static InboundMessage Said(Inbound inbound) => Assert.IsType<Inbound.Message>(inbound).Said;
}
