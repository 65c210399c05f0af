using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>The Slack made for tests does as Slack does, or the other tests would prove little.</summary>
public sealed class FakeSlackTests
{
    [Fact]
    public async Task An_event_that_is_not_answered_within_three_seconds_comes_again_and_says_so()
    {
        var retries = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var silent = builder.Build();
        silent.MapPost("/slack/events", async context =>
        {
            retries.Enqueue($"{context.Request.Headers["X-Slack-Retry-Num"]} {context.Request.Headers["X-Slack-Retry-Reason"]}".Trim());
            await (retries.Count == 1 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask);
        });
        await silent.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new(silent.Urls.Single()) };

        var answer = await new SlackDelivery(http, () => DateTimeOffset.UtcNow).EventAsync(SlackPerson.Envelope(new() { ["type"] = "team_join" }));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["", "1 http_timeout"], retries);
    }
}
