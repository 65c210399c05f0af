using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Slack.Endpoint;

/// <summary>F10: files in a message to the coach.</summary>
public sealed class SharedFileTests : IAsyncDisposable
{
    private readonly SlackRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task A_file_without_a_word_is_noted_and_the_person_asked_for_words()
    {
        Assert.Equal(200, (await rig.PostAsync(File())).Status);

        Assert.Contains(rig.Web.Posts, post => post.Text.Contains(Sentences.FileAlone, StringComparison.Ordinal));
        var received = Assert.Single((await rig.EventsAsync()).OfType<MessageReceived>());
        Assert.Equal([new("shift.png", "image/png", 48_213)], received.Attachments!);
    }

    private static JsonObject File()
    {
        var message = Recorded.Body("message_direct");
        (message["event"]!["subtype"], message["event"]!["text"]) = ("file_share", "");
        message["event"]!["files"] = JsonNode.Parse("""[{"id":"F1","name":"shift.png","mimetype":"image/png","size":48213}]""");
        return message;
    }
}
