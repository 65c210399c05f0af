using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>How fast Slack gets its answer, to be read and not asserted: run it alone, on a quiet machine (-explicit only).</summary>
public sealed class SlackLoadTests(SlackHost shared, ITestOutputHelper output)
{
    private const int People = 64;
    private static readonly string[] Lines = ["They should check each invoice against its order", "partly", "follow known steps, they can look it up, no fixed date", "nothing else", "looks right", "status"];

    [Fact(Explicit = true)]
    public async Task Sixty_four_people_at_a_time()
    {
        await HoldAsync([]); // whatever happens for the first time
        var taken = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, People).Select(_ => HoldAsync(taken)));
        var sorted = taken.Order().ToArray();
        output.WriteLine($"{sorted.Length} answers: p50 {sorted[sorted.Length / 2]:0} ms, p99 {sorted[sorted.Length * 99 / 100]:0} ms, longest {sorted[^1]:0} ms");
    }

    private async Task HoldAsync(ConcurrentBag<double> taken)
    {
        var person = shared.NewPerson();
        foreach (var line in Lines)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await person.SaysAsync(line)).Status);
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
