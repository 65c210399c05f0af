using System.Net;
using System.Text;
using Coach.Slack.Api;
using Coach.Slack.Surfaces;
using Microsoft.Extensions.Time.Testing;

namespace Coach.Bot.Tests.Slack.Api;

public sealed class WebApiClientTests : IDisposable
{
    private static readonly SlackAccess Access = new("T0TEAM", "xoxb-secret");
    private readonly FakeTimeProvider clock = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly Answering slack = new();
    private readonly HttpClient http;
    private readonly SlackApi api;

    public WebApiClientTests()
    {
        http = new(slack);
        api = new(new(http, SlackHosts.Slack, new(TimeSpan.FromSeconds(1), clock)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_post_says_where_and_what_and_unfolds_no_links()
    {
        slack.Answers("""{"ok":true,"channel":"C1","ts":"17.1"}""");

        Assert.Equal("17.1", await PostAsync("C1"));

        Assert.Equal(
            """
            POST https://slack.com/api/chat.postMessage
            Authorization: Bearer xoxb-secret
            application/json; charset=utf-8
            {"channel":"C1","thread_ts":"16.1","text":"hi","blocks":[{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"hi"}}],"unfurl_links":false,"unfurl_media":false}
            """.ReplaceLineEndings("\n"),
            slack.Seen[0]);
    }

    [Fact]
    public async Task A_read_is_a_form()
    {
        slack.Answers("""{"ok":true,"user":{"id":"U1","tz":"Europe/Amsterdam","locale":"en-GB","real_name":"Somebody","profile":{}}}""");

        Assert.Equal(new SlackUser("Europe/Amsterdam", "en-GB", "Somebody"), await api.UserAsync(Access, "U1", Cancel));

        Assert.EndsWith("application/x-www-form-urlencoded; charset=utf-8\nuser=U1&include_locale=true", slack.Seen[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", WebApiFault.Refused, "channel_not_found")]
    [InlineData("""{"ok":false,"error":"internal_error"}""", WebApiFault.Unknown, "internal_error")]
    [InlineData("""{"ok":false,"error":"service_unavailable"}""", WebApiFault.NotDone, "service_unavailable")]
    [InlineData("""{"ok":false,"error":"<script> xoxb-secret"}""", WebApiFault.Unknown, null)]
    [InlineData("""{"ok":false}""", WebApiFault.Unknown, null)]
    [InlineData("""{"ok":"true"}""", WebApiFault.Unknown, null)]
    [InlineData("[]", WebApiFault.Unknown, null)]
    [InlineData("<html>", WebApiFault.Unknown, null)]
    public async Task What_is_not_ok_is_a_typed_error_without_secrets(string answer, WebApiFault fault, string? code)
    {
        slack.Answers(answer);

        var error = await Assert.ThrowsAsync<WebApiException>(() => PostAsync("C1"));

        Assert.Equal((fault, code), (error.Fault, error.Code));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_broke_off_may_have_arrived_and_an_update_may_be_tried_again()
    {
        slack.Breaks(new HttpRequestException(HttpRequestError.ResponseEnded));
        slack.Breaks(new HttpRequestException(HttpRequestError.ResponseEnded));
        slack.Breaks(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal(WebApiFault.Unknown, (await Assert.ThrowsAsync<WebApiException>(() => PostAsync("C1"))).Fault);
        Assert.Equal(WebApiFault.NotDone, (await Assert.ThrowsAsync<WebApiException>(() => api.UpdateAsync(Access, new("C1", "1.1", "hi", []), Cancel))).Fault);
        Assert.Equal(WebApiFault.NotDone, (await Assert.ThrowsAsync<WebApiException>(() => PostAsync("C2"))).Fault);
    }

    [Fact]
    public async Task A_limit_pauses_the_channel_alone_for_as_long_as_slack_asks()
    {
        slack.Limits(seconds: 7);
        slack.Answers("""{"ok":true,"ts":"2.1"}""");
        slack.Answers("""{"ok":true,"ts":"1.1"}""");

        var limited = PostAsync("C1");
        Assert.Equal("2.1", await PostAsync("C2"));
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(limited.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("1.1", await limited);
    }

    [Fact]
    public async Task A_limit_that_lasts_is_given_back_with_the_time_to_wait()
    {
        slack.Limits(seconds: 3600);

        var error = await Assert.ThrowsAsync<WebApiException>(() => PostAsync("C1"));

        Assert.Equal((WebApiFault.NotDone, TimeSpan.FromHours(1)), (error.Fault, error.RetryAfter));
        Assert.Single(slack.Seen);
    }

    [Fact]
    public async Task A_limit_without_a_time_is_a_second()
    {
        slack.Limits(seconds: null);
        slack.Answers("""{"ok":true,"ts":"1.1"}""");

        var limited = PostAsync("C1");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("1.1", await limited);
    }

    [Fact]
    public async Task A_channel_gets_one_post_a_second()
    {
        slack.Answers("""{"ok":true,"ts":"1.1"}""");
        slack.Answers("""{"ok":true,"ts":"1.2"}""");

        await PostAsync("C1");
        var second = PostAsync("C1");
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("1.2", await second);
    }

    [Fact]
    public async Task A_file_goes_where_slack_says_without_the_token()
    {
        slack.Answers("""{"ok":true,"upload_url":"https://files.slack.com/upload/v1/abc","file_id":"F1"}""");
        slack.Answers("OK");
        slack.Answers("""{"ok":true,"files":[{"id":"F1"}]}""");

        await api.ShareAsync(Access, new("my data.zip", "bytes"u8.ToArray(), "D1", Thread: null), Cancel);

        Assert.EndsWith("filename=my%20data.zip&length=5", slack.Seen[0], StringComparison.Ordinal);
        Assert.Equal("POST https://files.slack.com/upload/v1/abc\n\nbytes", slack.Seen[1]);
        Assert.EndsWith("files=" + Uri.EscapeDataString("""[{"id":"F1","title":"my data.zip"}]""") + "&channel_id=D1", slack.Seen[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example.com/upload")]
    [InlineData("http://files.slack.com/upload")]
    [InlineData("https://files.slack.com:8443/upload")]
    [InlineData("https://u@files.slack.com/upload")]
    [InlineData("https://files.slack.com.example.com/upload")]
    [InlineData("http://127.0.0.1/upload")]
    public async Task A_file_goes_nowhere_else(string address)
    {
        slack.Answers($$"""{"ok":true,"upload_url":"{{address}}","file_id":"F1"}""");

        Assert.Equal("host_not_allowed", (await Assert.ThrowsAsync<WebApiException>(() => api.ShareAsync(Access, new("a", "b"u8.ToArray(), "D1", Thread: null), Cancel))).Code);
        Assert.Single(slack.Seen);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/abc", true)]
    [InlineData("https://hooks.slack.com.example.com/commands", false)]
    [InlineData("https://slack.com/commands", false)]
    [InlineData("http://hooks.slack.com/commands", false)]
    public void Responses_go_to_slacks_hooks_alone(string address, bool isAllowed) => Assert.Equal(isAllowed, SlackHosts.Slack.IsResponse(new(address)));

    [Fact]
    public void No_record_shows_a_secret() => Assert.All(
        new object[] { Access, new AppCredentials("id", "secret", RedirectUri: null), new AccessAnswer("xoxb-secret", "xoxe-secret", 1, null, null, null, null, null, null) },
        one => Assert.DoesNotContain("secret", one.ToString(), StringComparison.Ordinal));

    private Task<string> PostAsync(string channel)
    {
        var message = PlainMessage.Of("hi");
        return api.PostAsync(Access, new(channel, "16.1", message.Text, message.Blocks), Cancel);
    }

    /// <summary>Answers in the order of what it was given, and keeps what it was asked.</summary>
    private sealed class Answering : HttpMessageHandler
    {
        private readonly Queue<Func<HttpResponseMessage>> answers = new();

        public List<string> Seen { get; } = [];

        public void Answers(string body) => answers.Enqueue(() => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

        public void Breaks(Exception exception) => answers.Enqueue(() => throw exception);

        public void Limits(int? seconds) => answers.Enqueue(() => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = seconds is { } wait ? new(TimeSpan.FromSeconds(wait)) : null } });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var head = string.Concat(request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}\n"));
            Seen.Add($"{request.Method} {request.RequestUri!.AbsoluteUri}\n{head}{request.Content!.Headers.ContentType}\n{await request.Content.ReadAsStringAsync(cancellationToken)}");
            return answers.Dequeue()();
        }
    }
}
