namespace Coach.Slack.Api;

/// <summary>Keeps to Slack's limits: one post a second in a channel, and silence in a bucket for as long as Slack asks. Nothing else has to wait.</summary>
/// <param name="betweenPosts">Zero for no limit of our own.</param>
/// <remarks>https://docs.slack.dev/apis/web-api/rate-limits</remarks>
public sealed class SendPace(TimeSpan betweenPosts, TimeProvider clock)
{
    private const int MostKept = 1000;
    private readonly Dictionary<SendBucket, DateTimeOffset> free = [];

    /// <summary>Waits until a call may be made.</summary>
    /// <returns>Null, or how long it would still be, where that is more than <paramref name="most"/>.</returns>
    public async Task<TimeSpan?> EnterAsync(SendBucket bucket, TimeSpan most, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; Wait(bucket) is var wait && wait > TimeSpan.Zero; waited += wait)
        {
            if (waited + wait > most)
            {
                return wait;
            }

            await Task.Delay(wait, clock, cancellation);
        }

        return null;
    }

    /// <summary>Slack asks for silence.</summary>
    public void Pause(SendBucket bucket, TimeSpan length)
    {
        lock (free)
        {
            free[bucket] = Later(clock.GetUtcNow() + length, free.GetValueOrDefault(bucket));
        }
    }

    /// <summary>Zero takes the place.</summary>
    private TimeSpan Wait(SendBucket bucket)
    {
        lock (free)
        {
            var now = clock.GetUtcNow();
            var wait = free.GetValueOrDefault(bucket) - now;
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            Forget(now);
            if (bucket.Method == "chat.postMessage" && betweenPosts > TimeSpan.Zero)
            {
                free[bucket] = now + betweenPosts;
            }

            return TimeSpan.Zero;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (free.Count < MostKept)
        {
            return;
        }

        foreach (var bucket in free.Where(one => one.Value <= now).Select(one => one.Key).ToList())
        {
            free.Remove(bucket);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
