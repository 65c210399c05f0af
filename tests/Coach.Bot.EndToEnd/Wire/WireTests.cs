using System.Net;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.Tests.Teams;

namespace Coach.Bot.EndToEnd.Wire;

/// <summary>Every bad request has its answer: never a fault of ours, never a stack trace.</summary>
public sealed class WireTests(SharedHost shared) : IAsyncLifetime
{
    private const int MostBytes = 256 * 1024;
    private const int Deepest = 32;
    private FakeConnector connector = null!;
    private FakeTeams teams = null!;

    private HttpClient Coach => shared.Host.Http;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        teams = new(connector);
    }

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("\0")]
    public async Task What_is_no_activity_is_a_bad_request(string body) => AssertRefused(HttpStatusCode.BadRequest, await FakeTeams.PostAsync(Coach, body));

    [Theory]
    [InlineData("id")]
    [InlineData("channelId")]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("serviceUrl")]
    public async Task A_message_without_what_an_answer_needs_is_a_bad_request(string field) =>
        AssertRefused(HttpStatusCode.BadRequest, await FakeTeams.DeliverAsync(Coach, Recorded.Without(teams.Says("hello"), field)));

    [Theory]
    [InlineData("""{"type":"somethingNew"}""")]
    [InlineData("""{"type":"typing","x":[null]}""")]
    public async Task An_activity_that_nobody_knows_is_taken_and_ignored(string body) =>
        Assert.Equal(HttpStatusCode.OK, (await FakeTeams.PostAsync(Coach, body)).Status);

    [Fact]
    public async Task A_reaction_without_ids_is_taken_and_ignored() =>
        Assert.Equal(HttpStatusCode.OK, (await FakeTeams.DeliverAsync(Coach, Recorded.Body("288-channel-to-bot-messageReaction"))).Status);

    [Fact]
    public async Task An_invoke_that_nobody_knows_is_answered_in_its_own_words()
    {
        var invoke = teams.Presses("why", "1.0");
        invoke["name"] = "task/fetch";

        var answer = await FakeTeams.DeliverAsync(Coach, invoke);

        Assert.Equal((HttpStatusCode.OK, 400, "application/vnd.microsoft.error"), (answer.Status, (int)answer.Json["statusCode"]!, (string?)answer.Json["type"]));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_256_KB(int beyond, HttpStatusCode status)
    {
        var body = teams.Says("").ToJsonString();
        body = body.Replace("\"text\":\"\"", $"\"text\":\"{new string('x', MostBytes + beyond - body.Length)}\"", StringComparison.Ordinal);

        Assert.Equal(status, (await FakeTeams.PostAsync(Coach, body)).Status);
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_length_has_the_same_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, shared.Host.Messages) { Content = new StringContent(new string(' ', MostBytes + 1), null, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        AssertRefused(HttpStatusCode.RequestEntityTooLarge, await SendAsync(request));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task JSON_may_be_32_deep(int beyond, HttpStatusCode status)
    {
        var nested = Deepest - 1 + beyond;

        Assert.Equal(status, (await FakeTeams.PostAsync(Coach, $$"""{"type":"typing","x":{{new string('[', nested)}}{{new string(']', nested)}}}""")).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task Only_JSON_is_taken(string type) =>
        AssertRefused(HttpStatusCode.UnsupportedMediaType, await FakeTeams.PostAsync(Coach, teams.Says("hello").ToJsonString(), type));

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "coach.example.com")]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "null")]
    public async Task What_came_from_elsewhere_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, shared.Host.Messages) { Content = new StringContent(teams.Says("hello").ToJsonString(), null, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);

        AssertRefused(HttpStatusCode.Forbidden, await SendAsync(request));
        Assert.Empty(await shared.Logs.ReadAsync(teams.Conversation));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://user@127.0.0.1/")]
    public async Task Answers_go_to_this_machine_alone(string serviceUrl)
    {
        var message = teams.Says("hello");
        message["serviceUrl"] = serviceUrl;

        AssertRefused(HttpStatusCode.Forbidden, await FakeTeams.DeliverAsync(Coach, message));
        Assert.Empty(await shared.Logs.ReadAsync(teams.Conversation));
    }

    [Theory]
    [InlineData("GET", "/api/messages", 405)]
    [InlineData("HEAD", "/api/messages", 405)]
    [InlineData("PUT", "/api/messages", 405)]
    [InlineData("GET", "/local/messages", 405)]
    [InlineData("GET", "/local/conversation/not-a-guid", 404)]
    [InlineData("GET", "/../appsettings.json", 404)]
    [InlineData("GET", "/%2e%2e/appsettings.json", 404)]
    [InlineData("GET", "/api", 404)]
    public async Task Other_ways_in_are_closed(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        Assert.Equal(status, (int)(await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"conversation":"x","id":"1","text":"hello"}""")]
    [InlineData("""{"conversation":"7f3f9d6e-0000-4000-8000-000000000000","id":"","text":"hello"}""")]
    [InlineData("""{"conversation":"7f3f9d6e-0000-4000-8000-000000000000","id":"1"}""")]
    public async Task The_local_page_refuses_what_it_would_not_send(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/messages") { Content = new StringContent(body, null, "application/json") };

        AssertRefused(HttpStatusCode.BadRequest, await SendAsync(request));
    }

    private static void AssertRefused(HttpStatusCode status, Answer answer)
    {
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        Assert.InRange(answer.Body.Length, 0, 500);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Coach.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
