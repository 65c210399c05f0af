using System.Net;
using Coach.Bot.Endpoints.Teams;
using Coach.Bot.Sending;
using Coach.Core.Conversations;

namespace Coach.Bot.Tests.Teams.Endpoint;

/// <summary>What a failure says about a message, and the sign that the coach is at it.</summary>
public sealed class TeamsLineTests : IAsyncLifetime
{
    private static readonly ConversationAddress Chat = new("teams", "tenant", "chat", IsPersonal: true);
    private readonly TeamsRig rig = new();

    private TeamsLine Line => rig.Carrier.To(new("https://smba.trafficmanager.net/emea/", new("chat"), "msteams", null, null, null), Chat);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(429, DeliveryFault.NotSent)]
    [InlineData(412, DeliveryFault.NotSent)]
    [InlineData(500, DeliveryFault.Unknown)]
    [InlineData(502, DeliveryFault.Unknown)]
    [InlineData(503, DeliveryFault.Unknown)]
    [InlineData(504, DeliveryFault.Unknown)]
    [InlineData(400, DeliveryFault.Refused)]
    [InlineData(401, DeliveryFault.Refused)]
    [InlineData(403, DeliveryFault.Refused)]
    [InlineData(404, DeliveryFault.Refused)]
    [InlineData(413, DeliveryFault.Refused)]
    public async Task A_status_says_whether_a_message_may_be_sent_again(int status, DeliveryFault fault)
    {
        rig.Connector.Refuse((HttpStatusCode)status, "Code");
        var thrown = await Assert.ThrowsAsync<DeliveryException>(() => Line.Parts(new(ReplyKind.Note, [new Block.Paragraph("Hello.")], []))[0](TestContext.Current.CancellationToken));
        Assert.Equal(fault, thrown.Fault);
    }

    [Fact]
    public async Task What_a_pending_send_keeps_of_a_conversation_names_nobody_and_leads_there()
    {
        var line = rig.Carrier.To(new("https://smba.trafficmanager.net/emea/", new("chat", "Talks with Robin"), "msteams", new("28:bot", "Coach"), new("29:robin", "Robin Example", "aad-1"), "m-1"), Chat);
        Assert.DoesNotMatch("Robin|Coach\"", line.Address.GetRawText());

        await rig.Carrier.LineTo(line.Address).Parts(new(ReplyKind.Note, [new Block.Paragraph("Hello.")], []))[0](TestContext.Current.CancellationToken);
        Assert.Equal(("29:robin", "m-1"), ((string?)rig.Connector.Received[0].Body["recipient"]!["id"], (string?)rig.Connector.Received[0].Body["replyToId"]));
    }

    [Fact]
    public async Task A_long_turn_shows_that_the_coach_is_at_it()
    {
        var turn = new TaskCompletionSource();
        var typing = Line.TypeWhileAsync(turn.Task, TestContext.Current.CancellationToken);
        Assert.Empty(rig.Connector.Received);
        rig.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await typing;
        Assert.Equal("typing", (string?)Assert.Single(rig.Connector.Received).Body["type"]);
        turn.SetResult();
    }

    [Fact]
    public async Task A_short_turn_does_not()
    {
        await Line.TypeWhileAsync(Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.Empty(rig.Connector.Received);
    }

    [Fact]
    public async Task Replacing_a_card_is_tried_again_as_long_as_it_may_pass()
    {
        foreach (var status in new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.PreconditionFailed, HttpStatusCode.ServiceUnavailable })
        {
            rig.Connector.Answers.Enqueue(() => new(status) { Headers = { RetryAfter = new(TimeSpan.Zero) } });
        }

        await Line.ReplaceAsync("card-1", new("1.1", "Asked", "Answer"), TestContext.Current.CancellationToken);
        Assert.Equal(["PUT", "PUT", "PUT", "PUT"], rig.Connector.Received.Select(sent => sent.Method));
    }
}
