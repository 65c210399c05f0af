using System.Diagnostics;
using System.Net;
using Azure.Storage.Blobs;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Storage;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Blobs;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>The account behind the transcripts is down: Slack is told to come again, and nobody loses an answer (M18).</summary>
[Collection(StorageTests.Name)]
public sealed class SlackOutageTests(Azurite azurite) : IAsyncLifetime
{
    private const int Endless = 10_000;
    private readonly BlobContainerClient container = azurite.NewContainer();
    private FakeSlack slack = null!;

    public async ValueTask InitializeAsync() => slack = await FakeSlack.StartAsync();

    public async ValueTask DisposeAsync()
    {
        azurite.Proxy.Recover();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task M18_a_message_during_an_outage_is_answered_once_as_soon_as_it_ends()
    {
        var (host, delivery) = await SlackHost.StartAsync("unused", slack, [$"--Slack:BotToken={FakeSlack.Token}", .. azurite.SettingsFor(container)]);
        using var running = host;
        var person = new SlackPerson(slack, delivery);
        await delivery.EventAsync(person.Says("status"));
        var before = slack.In(person.Direct).Length;
        azurite.Proxy.Spoil(Fault.ServerBusy, container.Name, Endless);

        var message = person.Says("They should check each invoice against its order");
        var began = Stopwatch.GetTimestamp();
        var answer = await delivery.PostAsync("/slack/events", message.ToJsonString(), isForm: false);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, before), (answer.Status, slack.In(person.Direct).Length));

        azurite.Proxy.Recover();
        await Eventually.IsTrueAsync("the answer, without a redelivery", () => slack.In(person.Direct).Length > before);
        var said = slack.In(person.Direct);
        Assert.Equal(HttpStatusCode.OK, (await delivery.PostAsync("/slack/events", message.ToJsonString(), isForm: false, ("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Reason", "http_error"))).Status);

        Assert.Equal(said, slack.In(person.Direct));
        var log = await new BlobTranscriptStore(container).ReadAsync(new(CaseNames.HashOf(person.DirectConversation), 1), TestContext.Current.CancellationToken);
        Assert.Single(log.Turns.SelectMany(turn => turn.Events).OfType<MessageReceived>(), received => received.Id == (string?)message["event"]!["ts"]);
        Assert.NotNull(Conversation.Fold(log.Turns).Facts.Performance);
    }
}
