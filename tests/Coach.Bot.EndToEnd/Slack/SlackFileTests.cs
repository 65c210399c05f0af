using System.Text;
using Coach.Bot.Endpoints.Slack;
using Coach.Bot.Sending;
using Coach.Slack.Inbox;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Files are handed over in the direct message, whatever they hold.</summary>
public sealed class SlackFileTests(SlackHost shared)
{
    private static readonly SlackWorkspace Team = new(SlackPerson.Team, Enterprise: null, IsEnterpriseInstall: false);

    [Theory]
    [InlineData("D0SOMEBODY", null)]
    [InlineData("C0STORES", "17.1")]
    public async Task A_file_goes_to_the_direct_message_alone(string channel, string? thread)
    {
        using var http = new HttpClient();
        var slack = shared.Slack;
        var carrier = new SlackCarrier(new(new(http, new(new(slack.ApiUrl)), new(TimeSpan.Zero, TimeProvider.System))), new OneWorkspace(FakeSlack.Token));
        var (content, name) = (Encoding.UTF8.GetBytes("bytes\0and more \u2026"), $"my data {Guid.NewGuid():N}.zip");

        await carrier.To(new(Team, channel, thread, "U0SOMEBODY")).SendFileAsync(name, content, TestContext.Current.CancellationToken);

        var completed = Assert.Single(slack.Calls, call => call.Method == "files.completeUploadExternal" && (string?)call.Arguments["files"]![0]!["title"] == name);
        var file = (string)completed.Arguments["files"]![0]!["id"]!;
        Assert.Equal("D0SOMEBODY", completed["channel_id"]);
        Assert.Equal(content, slack.Files[file]);
        Assert.DoesNotContain(file, slack.Leaks);
    }

    [Fact]
    public async Task A_file_that_slack_refuses_is_a_fault_without_its_name()
    {
        using var http = new HttpClient();
        var carrier = new SlackCarrier(new(new(http, new(new(shared.Slack.ApiUrl)), new(TimeSpan.Zero, TimeProvider.System))), new OneWorkspace("xoxb-wrong"));

        var refused = await Assert.ThrowsAsync<DeliveryException>(() => carrier.To(new(Team, "D0SOMEBODY", Thread: null, "U0SOMEBODY")).SendFileAsync("secret.zip", new byte[1], TestContext.Current.CancellationToken));

        Assert.Equal(DeliveryFault.Refused, refused.Fault);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }
}
