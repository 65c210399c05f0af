using System.Net;
using System.Text.Json.Nodes;
using Coach.Teams;
using Coach.Teams.Connector;
using Coach.Teams.Wire;

namespace Coach.Bot.Tests.Teams.Connector;

public sealed class ConnectorClientTests : IDisposable
{
    private readonly FakeConnector connector = new();

    private ConnectorClient Client => new(new HttpClient(connector), AllowedHosts.Local, limits: null, TimeProvider.System);

    public void Dispose() => connector.Dispose();

    [Fact]
    public async Task A_reply_has_the_shape_that_the_playground_took()
    {
        var recorded = Recorded.File("010-bot-to-channel-post")["request"]!;

        var id = await Client.SendAsync(Reference(Recorded.Message()), Text("echo: hello bot"), TestContext.Current.CancellationToken);

        var expected = recorded["body"]!.AsObject();
        expected.Remove("serviceUrl"); // only the channel sets it
        Assert.Equal(("1795399112393", $"POST {recorded["url"]}"), (id, connector.Line));
        Assert.True(JsonNode.DeepEquals(expected, connector.Body), connector.Body?.ToJsonString());
    }

    [Fact]
    public async Task An_update_has_the_shape_that_the_playground_took()
    {
        var recorded = Recorded.File("018-bot-to-channel-put")["request"]!;
        var to = Reference(Recorded.Message()) with { ReplyToId = (string)recorded["body"]!["replyToId"]! };

        await Client.UpdateAsync(to, "1795399123273", Text("after edit"), TestContext.Current.CancellationToken);

        var expected = recorded["body"]!.AsObject();
        expected.Remove("serviceUrl");
        Assert.Equal($"PUT {recorded["url"]}", connector.Line);
        Assert.True(JsonNode.DeepEquals(expected, connector.Body), connector.Body?.ToJsonString());
    }

    [Fact]
    public async Task Ids_are_escaped_and_a_slash_at_the_end_does_no_harm()
    {
        var to = Reference(Recorded.Body("074-channel-to-bot-message")) with { ServiceUrl = "http://localhost:56150/_connector/", ReplyToId = "a/b" };

        await Client.SendAsync(to, Text("hello"), TestContext.Current.CancellationToken);

        Assert.Equal("POST http://localhost:56150/_connector/v3/conversations/team-id%3Bmessageid%3D1795399312441/activities/a%2Fb", connector.Line);
    }

    [Fact]
    public async Task What_answers_no_message_is_sent_into_the_conversation()
    {
        await Client.SendAsync(Reference(Recorded.Body("005-channel-to-bot-installationUpdate")), Text("hello"), TestContext.Current.CancellationToken);

        Assert.Equal("POST http://localhost:56150/_connector/v3/conversations/0577f1b9-7db4-4c59-8ec0-ab4c0320bfee/activities", connector.Line);
        Assert.False(connector.Body!.AsObject().ContainsKey("replyToId"));
    }

    [Fact]
    public async Task Unknown_fields_are_not_sent_back()
    {
        var message = Recorded.With(Recorded.Message(), "from", """{"id":"user-id-0","odd":1}""");
        message["conversation"]!["odd"] = 1;

        await Client.SendAsync(Reference(message), Text("hello"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("odd", connector.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("accepted")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Delivered_is_delivered_also_without_an_id(string answer)
    {
        connector.Answer = () => new(HttpStatusCode.Accepted) { Content = new StringContent(answer) };

        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_the_end()
    {
        connector.Answer = () => new(HttpStatusCode.Created) { Content = new StringContent("{\"id\":\"1\"" + new string(' ', 1_000_000) + "}") };

        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task A_refusal_says_what_a_retry_must_know_and_nothing_that_was_said()
    {
        connector.Answer = () =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("""{"error":{"code":"Throttled","message":"hello, secret"}}""") };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(3));
            answer.Headers.Add("X-Correlating-OperationId", "op-1");
            return answer;
        };

        var refusal = await Assert.ThrowsAsync<ConnectorException>(SendAsync);

        Assert.Equal((HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromSeconds(3), "op-1"), (refusal.Status, refusal.Code, refusal.RetryAfter, refusal.Operation));
        Assert.Equal("The connector answered 429 Throttled (operation op-1).", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>gateway</html>")]
    [InlineData("""{"error":{"code":"a sentence with the text: hello"}}""")]
    public async Task A_refusal_without_a_code_is_one_too(string answer)
    {
        connector.Answer = () => new(HttpStatusCode.BadGateway) { Content = new StringContent(answer) };

        Assert.Null((await Assert.ThrowsAsync<ConnectorException>(SendAsync)).Code);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_host_that_is_not_allowed()
    {
        var to = Reference(Recorded.Message()) with { ServiceUrl = "https://evil.example/" };

        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => Client.SendAsync(to, Text("hello"), TestContext.Current.CancellationToken));

        Assert.Equal((null, ConnectorException.HostNotAllowed, null), (refusal.Status, refusal.Code, connector.Line));
    }

    [Fact]
    public async Task A_conversation_of_the_government_cloud_is_reached_at_its_own_host()
    {
        var to = Reference(Recorded.Message()) with { ServiceUrl = "https://smba.trafficmanager.net/amer/" };
        var asked = new List<string>();
        connector.Answer = () =>
        {
            asked.Add(connector.Line!);
            return asked.Count == 1 ? new(HttpStatusCode.Forbidden) { Content = new StringContent("""{"error":{"code":"InvalidBotApiHost"}}""") } : new(HttpStatusCode.Created) { Content = new StringContent("""{"id":"7"}""") };
        };

        var id = await new ConnectorClient(new HttpClient(connector), AllowedHosts.Microsoft, limits: null, TimeProvider.System).SendAsync(to, Text("hello"), TestContext.Current.CancellationToken);

        Assert.Equal("7", id);
        Assert.Equal(["POST https://smba.trafficmanager.net/amer/v3/", "POST https://smba.infra.gcc.teams.microsoft.com/gcc/v3/"], asked.Select(line => line[..(line.IndexOf("/v3/", StringComparison.Ordinal) + 4)]));
    }

    [Fact]
    public async Task A_host_is_wrong_only_once()
    {
        var asked = 0;
        connector.Answer = () =>
        {
            asked++;
            return new(HttpStatusCode.Forbidden) { Content = new StringContent("""{"error":{"code":"InvalidBotApiHost"}}""") };
        };

        var to = Reference(Recorded.Message()) with { ServiceUrl = "https://smba.trafficmanager.net/amer/" };
        var client = new ConnectorClient(new HttpClient(connector), AllowedHosts.Microsoft, limits: null, TimeProvider.System);
        Assert.Equal(ConnectorException.WrongHost, (await Assert.ThrowsAsync<ConnectorException>(() => client.SendAsync(to, Text("hello"), TestContext.Current.CancellationToken))).Code);
        Assert.Equal(2, asked);
    }

    private Task<string?> SendAsync() => Client.SendAsync(Reference(Recorded.Message()), Text("hello"), TestContext.Current.CancellationToken);

    private static Activity Text(string text) => new() { Type = "message", Text = text };

    private static ConversationReference Reference(JsonObject activity) => ConversationReference.To(Assert.IsType<Inbound.Message>(Recorded.Read(activity)).Activity);

    /// <summary>Keeps what was asked and answers as it is told.</summary>
    private sealed class FakeConnector : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.Created) { Content = new StringContent("""{"id":"1795399112393"}""") };

        public string? Line { get; private set; }

        public JsonNode? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Line = $"{request.Method} {request.RequestUri!.AbsoluteUri}";
            Body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            return Answer();
        }
    }
}
