using System.Net;
using System.Text.Json.Nodes;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>"export my data": offered as a file in a chat of one's own, put into one's own OneDrive, and shown to nobody else (M15).</summary>
public sealed class TeamsFileTests : IAsyncLifetime
{
    private const string Upload = "https://contoso-my.sharepoint.com/personal/alex/upload?guid='1'";
    private static readonly ConversationAddress Chat = new("teams", "00000000-0000-0000-0000-0000000000001", (string)Recorded.Message()["conversation"]!["id"]!, IsPersonal: true);
    private readonly TeamsRig rig = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task The_record_is_offered_as_a_file_and_not_shown()
    {
        var offer = await OfferedAsync();

        Assert.Equal(("application/vnd.microsoft.teams.card.file.consent", "my-data.txt"), ((string?)offer["contentType"], (string?)offer["name"]));
        Assert.Equal(CaseNames.HashOf(Chat), (string?)offer["content"]!["acceptContext"]!["record"]);
        Assert.InRange((int)offer["content"]!["sizeInBytes"]!, 1, int.MaxValue);
        Assert.DoesNotContain(rig.Connector.Messages.Skip(1), sent => sent.Text.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accepted_file_is_uploaded_without_a_token_and_shown_in_place_of_the_offer()
    {
        await OfferedAsync();
        Assert.Equal((200, ""), await rig.PostAsync(Answer("accept", Upload)));

        var put = Assert.Single(rig.Connector.Received, sent => sent.Method == "PUT" && sent.Address.Host == "contoso-my.sharepoint.com");
        var file = (string)put.Body["file"]!;
        Assert.Contains("branch 4711", file, StringComparison.Ordinal);
        Assert.Equal((null, $"bytes 0-{file.Length - 1}/{file.Length}"), (put.Authorization, (string?)put.Body["range"]));
        Assert.Equal("application/vnd.microsoft.teams.card.file.info", (string?)rig.Connector.Messages[^1].Body["attachments"]![0]!["contentType"]);
        var replaced = rig.Connector.Received[^1];
        Assert.Equal(("PUT", Sentences.File_Saved), (replaced.Method, replaced.Text));
    }

    [Fact]
    public async Task An_answer_that_comes_again_does_nothing_more()
    {
        await OfferedAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.PostAsync(Answer("accept", Upload))));
        Assert.Single(rig.Connector.Received, sent => sent.Address.Host == "contoso-my.sharepoint.com");
    }

    [Fact]
    public async Task An_answer_that_comes_again_after_a_restart_does_not_upload_again_and_says_that_it_is_saved()
    {
        await OfferedAsync();
        await rig.PostAsync(Answer("accept", Upload));
        rig.Restart();
        var before = rig.Connector.Messages.Count;

        Assert.Equal((200, ""), await rig.PostAsync(Answer("accept", Upload)));
        Assert.Equal((200, ""), await rig.PostAsync(Answer("decline", upload: null)));

        Assert.Single(rig.Connector.Received, sent => sent.Address.Host == "contoso-my.sharepoint.com");
        Assert.Equal(before, rig.Connector.Messages.Count);
        Assert.Equal(("PUT", Sentences.File_Saved), (rig.Connector.Received[^1].Method, rig.Connector.Received[^1].Text));
    }

    [Fact]
    public async Task A_declined_offer_is_taken_back()
    {
        await OfferedAsync();
        Assert.Equal((200, ""), await rig.PostAsync(Answer("decline", upload: null)));
        Assert.Equal(("PUT", Sentences.File_Declined), (rig.Connector.Received[^1].Method, rig.Connector.Received[^1].Text));
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("https://contoso-my.sharepoint.com.evil.example/upload")]
    [InlineData("https://alex@contoso-my.sharepoint.com/upload")]
    [InlineData("http://contoso-my.sharepoint.com/upload")]
    [InlineData("https://127.0.0.1/upload")]
    [InlineData("file:///etc/passwd")]
    [InlineData("no address")]
    public async Task A_file_goes_to_nobody_elses_host(string upload)
    {
        await OfferedAsync();
        var before = rig.Connector.Received.Count;
        AssertNotSaved(await rig.PostAsync(Answer("accept", upload)), before);
    }

    [Fact]
    public async Task An_upload_that_is_refused_can_be_tried_again()
    {
        await OfferedAsync();
        rig.Connector.Refuse(HttpStatusCode.NotFound, "itemNotFound");
        var (status, body) = await rig.PostAsync(Answer("accept", Upload));
        Assert.Equal((200, Sentences.File_NotSaved), (status, (string?)JsonNode.Parse(body)!["value"]!["message"]));
        Assert.Equal((200, ""), await rig.PostAsync(Answer("accept", Upload)));
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    public async Task A_changed_name_gets_nothing_of_others(string record)
    {
        await OfferedAsync();
        var answer = Answer("accept", Upload);
        answer["value"]!["context"]!["record"] = record;
        AssertNotSaved(await rig.PostAsync(answer), rig.Connector.Received.Count);
    }

    [Fact]
    public async Task In_a_channel_nothing_is_shown_and_the_offer_comes_in_ones_own_chat()
    {
        await SayInChannelAsync("a", "our clerks at branch 4711 should file letters");
        var before = rig.Connector.Messages.Count;
        await SayInChannelAsync("b", "export my data");

        var news = rig.Connector.Messages.Skip(before).ToArray();
        Assert.Contains(rig.Connector.Received, sent => sent.Address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
        Assert.DoesNotContain(news, sent => sent.Body.ToJsonString().Contains("4711", StringComparison.Ordinal));
        Assert.Equal("application/vnd.microsoft.teams.card.file.consent", (string?)Assert.Single(news, sent => !sent.Address.AbsolutePath.Contains("team-id", StringComparison.Ordinal)).Body["attachments"]![0]!["contentType"]);
        Assert.StartsWith(Sentences.DataExportedApart, Assert.Single(news, sent => sent.Address.AbsolutePath.Contains("team-id", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_chat_of_their_own_is_told_so_and_nothing_is_shown()
    {
        await SayInChannelAsync("a", "our clerks at branch 4711 should file letters");
        var before = rig.Connector.Messages.Count;
        rig.Connector.Refuse(HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        await SayInChannelAsync("b", "export my data");

        var news = rig.Connector.Messages.Skip(before).ToArray();
        Assert.Equal(Sentences.DataUnreachable, news[^1].Text);
        Assert.DoesNotContain(news, sent => sent.Body.ToJsonString().Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_files_are_not_taken_the_record_is_said_in_the_personal_chat()
    {
        await rig.PostAsync(TeamsRig.Says("our clerks at branch 4711 should file letters", "a"));
        rig.Connector.Refuse(HttpStatusCode.BadRequest, "BadArgument");
        await rig.PostAsync(TeamsRig.Says("export my data", "b"));
        Assert.Contains("branch 4711", rig.Connector.Messages[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>The offer's attachment.</summary>
    private async Task<JsonNode> OfferedAsync()
    {
        await rig.PostAsync(TeamsRig.Says("our clerks at branch 4711 should file letters", "a"));
        await rig.PostAsync(TeamsRig.Says("export my data", "b"));
        return Assert.Single(rig.Connector.Messages.SelectMany(sent => sent.Body["attachments"]?.AsArray() ?? []), one => ((string)one!["contentType"]!).Contains("file", StringComparison.Ordinal))!;
    }

    private async Task SayInChannelAsync(string id, string text)
    {
        var said = TeamsRig.From(Recorded.Body("074-channel-to-bot-message"), id);
        said["text"] = $"<at>Test Bot</at> {text}";
        Assert.Equal(200, (await rig.PostAsync(said)).Status);
    }

    private static JsonObject Answer(string action, string? upload)
    {
        var invoke = TeamsRig.From(Recorded.Body(action is "accept" ? "file-accepted" : "file-declined"), "c");
        (invoke["replyToId"], invoke["conversation"]!["id"], invoke["value"]!["context"]!["record"]) = ("offer-1", Chat.Id, CaseNames.HashOf(Chat));
        if (upload is not null)
        {
            invoke["value"]!["uploadInfo"]!["uploadUrl"] = upload;
        }

        return invoke;
    }

    private void AssertNotSaved((int Status, string Body) answer, int before)
    {
        Assert.Equal((200, Sentences.File_NotSaved), (answer.Status, (string?)JsonNode.Parse(answer.Body)!["value"]!["message"]));
        Assert.Equal(before, rig.Connector.Received.Count);
    }
}
