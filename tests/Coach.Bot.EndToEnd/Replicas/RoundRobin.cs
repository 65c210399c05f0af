using System.Net;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Bot.EndToEnd.Wire;

namespace Coach.Bot.EndToEnd.Replicas;

/// <summary>
/// Several hosts over one store behind a balancer without stickiness: each delivery goes to the next one, and what isn't answered with 200 is
/// delivered again, as channels do.
/// </summary>
internal sealed class RoundRobin(Func<Task<CoachHost>> start) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly CoachHost[] hosts = new CoachHost[3];
    private int next;

    public int Count => hosts.Length;

    public async Task StartAsync()
    {
        for (var index = 0; index < hosts.Length; index++)
        {
            hosts[index] = await start();
        }
    }

    /// <summary>How often it had to be delivered.</summary>
    public async Task<int> DeliverAsync(JsonObject activity)
    {
        var body = activity.ToJsonString();
        for (var tries = 1; ; tries++)
        {
            if (await TryAsync(body))
            {
                return tries;
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends one at once, in the middle of whatever it does, and starts another in its place.</summary>
    public Task KillAsync(int index) => ReplaceAsync(index, host => host.Kill());

    /// <summary>Ends one as a rolling restart does.</summary>
    public Task RestartAsync(int index) => ReplaceAsync(index, host => host.Stop());

    public void Dispose()
    {
        foreach (var host in hosts)
        {
            host?.Dispose();
        }
    }

    private async Task ReplaceAsync(int index, Action<CoachHost> end)
    {
        var old = hosts[index];
        end(old);
        hosts[index] = await start();
        old.Dispose();
    }

    private async Task<bool> TryAsync(string body)
    {
        try
        {
            var host = hosts[Interlocked.Increment(ref next) % hosts.Length];
            return (await FakeTeams.PostAsync(host.Http, body)).Status == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}
