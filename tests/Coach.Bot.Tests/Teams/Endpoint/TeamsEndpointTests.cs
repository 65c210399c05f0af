using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Moq;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>Requests as Teams sends them, from the token to the reply.</summary>
public sealed class TeamsEndpointTests : IAsyncLifetime
{
    private readonly TeamsRig rig = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task A_proved_message_is_answered()
    {
        Assert.Equal((200, ""), await rig.PostAsync(TeamsRig.Says("hello", "a")));
        Assert.NotEmpty(rig.Connector.Messages);
    }

    [Fact]
    public async Task A_picture_without_a_word_is_noted_and_the_person_asked_for_words()
    {
        var picture = TeamsRig.Says("", "a");
        picture["attachments"] = JsonNode.Parse("""[{"contentType":"image/*","contentUrl":"https://smba.trafficmanager.net/emea/v3/attachments/1"},{"contentType":"text/html","content":"<div><img></div>"}]""");

        Assert.Equal((200, ""), await rig.PostAsync(picture));
        Assert.Contains(Sentences.FileAlone, rig.Connector.Messages[^1].Text, StringComparison.Ordinal);
        var log = await rig.LogAsync();
        Assert.Equal([new(Name: null, "image/*")], Assert.Single(log.OfType<MessageReceived>()).Attachments!);
        Assert.Empty(log.OfType<NotUnderstood>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer x")]
    public async Task What_is_not_proved_is_turned_away_with_an_empty_answer_and_leaves_nothing_behind(string? token)
    {
        Assert.Equal((401, ""), await rig.PostAsync(Encoding.UTF8.GetBytes(TeamsRig.Says("hello", "a").ToJsonString()), token));
        Assert.Empty(await rig.LogAsync());
        Assert.Empty(rig.Connector.Received);
    }

    [Fact]
    public async Task Whoever_is_not_proved_is_not_read() =>
        Assert.Equal((401, ""), await rig.PostAsync([.. Enumerable.Repeat((byte)' ', 300_000)], authorization: null));

    [Theory]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net/amer/")]
    [InlineData("channelId", "webchat")]
    public async Task A_good_token_proves_nothing_but_what_it_says(string field, string value)
    {
        var message = TeamsRig.Says("hello", "a");
        message[field] = value;
        Assert.Equal((401, ""), await rig.PostAsync(message));
        Assert.Empty(await rig.LogAsync());
    }

    [Fact]
    public async Task Replies_can_come_in_the_answer()
    {
        var message = TeamsRig.Says("hello", "a");
        message["deliveryMode"] = "expectReplies";
        var (status, body) = await rig.PostAsync(message);

        var replies = JsonNode.Parse(body)!["activities"]!.AsArray();
        Assert.Equal((200, "a"), (status, (string?)replies[0]!["replyToId"]));
        Assert.Empty(rig.Connector.Received);
    }

    [Fact]
    public async Task An_edit_and_a_deletion_reach_the_transcript()
    {
        await rig.PostAsync(TeamsRig.Says("Our clerks should file letters", "a"));
        var edit = TeamsRig.Says("Our clerks should file every letter", "a");
        (edit["type"], edit["channelData"]!["eventType"]) = ("messageUpdate", "editMessage");
        var deletion = TeamsRig.Says("", "a");
        (deletion["type"], deletion["channelData"]!["eventType"]) = ("messageDelete", "softDeleteMessage");

        foreach (var activity in new[] { edit, edit, deletion, deletion })
        {
            Assert.Equal((200, ""), await rig.PostAsync(activity));
        }

        Assert.Equal("Our clerks should file every letter", Assert.Single((await rig.LogAsync()).OfType<MessageEdited>()).Text);
        Assert.Equal("a", Assert.Single((await rig.LogAsync()).OfType<MessageDeleted>()).MessageId);
    }

    [Fact]
    public async Task What_is_only_overheard_in_a_channel_is_neither_kept_nor_answered()
    {
        var overheard = TeamsRig.From(Recorded.Body("074-channel-to-bot-message"), "a");
        overheard.Remove("entities");
        Assert.Equal((200, ""), await rig.PostAsync(overheard));
        Assert.Empty(await rig.LogAsync(new("teams", "00000000-0000-0000-0000-0000000000001", "team-id;messageid=1795399312441", IsPersonal: false)));
        Assert.Empty(rig.Connector.Received);
    }

    [Fact]
    public async Task In_a_channel_the_answer_goes_into_the_thread()
    {
        await rig.PostAsync(TeamsRig.From(Recorded.Body("074-channel-to-bot-message"), "a"));
        Assert.All(rig.Connector.Messages, sent => Assert.Contains("team-id%3Bmessageid%3D1795399312441", sent.Address.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_coach_knows_where_to_write_first_until_it_is_taken_out()
    {
        await rig.PostAsync(TeamsRig.Says("hello", "a"));
        var here = new ConversationAddress("teams", "00000000-0000-0000-0000-0000000000001", (string)Recorded.Message()["conversation"]!["id"]!, IsPersonal: true);
        Assert.NotNull(await rig.Carrier.FindAsync(here, new("29:robin", Name: null), TestContext.Current.CancellationToken));

        var removal = TeamsRig.From(Recorded.Body("005-channel-to-bot-installationUpdate"), "b");
        (removal["action"], removal["conversation"]!["id"]) = ("remove", here.Id);
        await rig.PostAsync(removal);
        Assert.Null(await rig.Carrier.FindAsync(here, new("29:robin", Name: null), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ConversationBlockedByUser")]
    [InlineData("BotNotInConversationRoster")]
    [InlineData("MessageWritesBlocked")]
    public async Task Whoever_blocked_the_coach_is_not_written_to_until_they_speak_again(string code)
    {
        var here = new ConversationAddress("teams", "00000000-0000-0000-0000-0000000000001", (string)Recorded.Message()["conversation"]!["id"]!, IsPersonal: true);
        await rig.PostAsync(TeamsRig.Says("hello", "a"));
        var line = (await rig.Carrier.FindAsync(here, new("29:robin", Name: null), TestContext.Current.CancellationToken))!;
        rig.Connector.Refuse(HttpStatusCode.Forbidden, code);
        var note = new Reply(ReplyKind.Note, [new Block.Paragraph("A reminder.")], []);
        await Assert.ThrowsAsync<Coach.Bot.Sending.DeliveryException>(() => line.Parts(note)[0](TestContext.Current.CancellationToken));
        Assert.Null(await rig.Carrier.FindAsync(here, new("29:robin", Name: null), TestContext.Current.CancellationToken));

        await rig.PostAsync(TeamsRig.Says("hello again", "b"));
        Assert.NotNull(await rig.Carrier.FindAsync(here, new("29:robin", Name: null), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_turn_that_fails_is_no_success()
    {
        var broken = new Mock<ITranscriptStore>();
        broken.Setup(store => store.LatestAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));
        rig.Store = broken.Object;
        rig.Restart();
        var (status, body) = await rig.PostAsync(TeamsRig.From(Recorded.Execute("""{"coach":{"choice":"partial","card":"1.1"}}"""), "b"));
        Assert.Equal((500, 500, "application/vnd.microsoft.error"), (status, (int)JsonNode.Parse(body)!["statusCode"]!, (string?)JsonNode.Parse(body)!["type"]));
    }
}
