using System.Diagnostics;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>Waits for what must come, as long as a busy machine may need; what doesn't come is a failure that names it.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Limit)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{what} did not come within {Limit.TotalSeconds} s.");
    }

    public static Task<T> GetAsync<T>(string what, Func<T?> look)
        where T : class => GetAsync(what, () => Task.FromResult(look()));

    public static Task IsTrueAsync(string what, Func<bool> look) => GetAsync(what, () => look() ? what : null);

    /// <summary>Does something again and again until it is so.</summary>
    public static Task IsTrueAsync(string what, Func<bool> look, Func<Task> act) => GetAsync(what, async () =>
    {
        await act();
        return look() ? what : null;
    });
}
