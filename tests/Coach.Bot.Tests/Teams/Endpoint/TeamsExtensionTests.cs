using System.Net;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>"Ask the coach about this" on a message.</summary>
public sealed class TeamsExtensionTests : IAsyncLifetime
{
    private static readonly ConversationAddress OwnChat = new("teams", "00000000-0000-0000-0000-0000000000001", "sent-1", IsPersonal: true);
    private readonly TeamsRig rig = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task The_message_is_shown_to_be_put_in_ones_own_words_and_not_kept()
    {
        var (status, body) = await rig.PostAsync(Invoke("composeExtension/fetchTask", """{"commandId":"askTheCoach","messagePayload":{"body":{"contentType":"html","content":"<p>We need a <b>course</b> &amp; soon</p>"}}}"""));
        var card = JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!;
        Assert.Equal((200, "We need a  course  & soon"), (status, (string?)card["body"]![0]!["value"]));
        Assert.Empty(rig.Connector.Received);
    }

    [Fact]
    public async Task What_is_sent_begins_a_case_in_the_persons_own_chat()
    {
        var (status, body) = await rig.PostAsync(Invoke("composeExtension/submitAction", """{"commandId":"askTheCoach","data":{"coach":{"form":"about"},"about":"Our clerks should file letters"}}"""));
        Assert.Equal((200, "message", Sentences.Extension_Begun), (status, (string?)JsonNode.Parse(body)!["task"]!["type"], (string?)JsonNode.Parse(body)!["task"]!["value"]));
        Assert.Equal("/emea/v3/conversations", rig.Connector.Received[0].Address.AbsolutePath);
        Assert.Equal(new Said.Typed("Our clerks should file letters"), Assert.Single((await rig.LogAsync(OwnChat)).OfType<MessageReceived>()).Said);
        Assert.All(rig.Connector.Messages.Skip(1), sent => Assert.Contains("/conversations/sent-1/", sent.Address.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_no_chat_with_the_coach_is_told_how_to_get_one()
    {
        rig.Connector.Refuse(HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        var (_, body) = await rig.PostAsync(Invoke("composeExtension/submitAction", """{"data":{"coach":{"form":"about"},"about":"x"}}"""));
        Assert.Equal(Sentences.Extension_NotInstalled, (string?)JsonNode.Parse(body)!["task"]!["value"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"messagePayload":7,"data":[]}""")]
    public async Task An_odd_one_opens_an_empty_dialog(string value) =>
        Assert.Equal(200, (await rig.PostAsync(Invoke("composeExtension/submitAction", value))).Status);

    private static JsonObject Invoke(string name, string value)
    {
        var invoke = TeamsRig.From(Recorded.Execute("{}"), "a");
        (invoke["name"], invoke["value"]) = (name, JsonNode.Parse(value));
        return invoke;
    }
}
