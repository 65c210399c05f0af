using System.Diagnostics;
using System.Text;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>Starting on an empty folder. How long it takes is printed, not judged: this machine may be busy.</summary>
public sealed class StartTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_first_reply_comes_right_after_the_start()
    {
        using var folder = new TemporaryFolder();
        var started = Stopwatch.GetTimestamp();
        using var coach = await CoachHost.StartAsync(folder.Path);
        var ready = Stopwatch.GetElapsedTime(started);

        using var joined = new StringContent($$"""{"conversation":"{{Guid.NewGuid()}}","id":"1","joined":true}""", Encoding.UTF8, "application/json");
        using var response = await coach.Http.PostAsync(new Uri("/local/messages", UriKind.Relative), joined, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        output.WriteLine($"Ready after {ready.TotalMilliseconds:F0} ms, first reply after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms.");

        Assert.Contains("automated assistant", body, StringComparison.Ordinal);
        Assert.Contains("No credentials: anonymous, answers this machine only.", coach.Printed, StringComparison.Ordinal);
    }
}
