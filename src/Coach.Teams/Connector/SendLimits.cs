using System.Collections.Concurrent;

namespace Coach.Teams.Connector;

/// <summary>Keeps sends within the limits of Teams, so that it needn't refuse them: in each conversation 7 a second and 60 in 30 s, in each tenant 30 a second.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit</remarks>
public sealed class SendLimits(TimeProvider clock)
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<string, Pace> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pace> tenants = new(StringComparer.Ordinal);

    /// <summary>Waits until the conversation and then its tenant may be sent to; in the order of the calls.</summary>
    public async Task WaitAsync(ConversationReference to, CancellationToken cancellation)
    {
        await WaitAsync(conversations, to.Conversation.Id!, OfConversation, cancellation);
        await WaitAsync(tenants, to.Conversation.TenantId ?? "", OfTenant, cancellation);
    }

    private static Pace OfConversation(string id) => new((7, TimeSpan.FromSeconds(1)), (60, TimeSpan.FromSeconds(30)));

    private static Pace OfTenant(string id) => new((30, TimeSpan.FromSeconds(1)));

    private async Task WaitAsync(ConcurrentDictionary<string, Pace> paces, string key, Func<string, Pace> create, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Forget(paces, now);
        if (paces.GetOrAdd(key, create).Next(now) is var at && at > now)
        {
            await Task.Delay(at - now, clock, cancellation);
        }
    }

    private static void Forget(ConcurrentDictionary<string, Pace> paces, DateTimeOffset now)
    {
        if (paces.Count <= MostKept)
        {
            return;
        }

        foreach (var (key, pace) in paces)
        {
            if (pace.IsIdle(now))
            {
                paces.TryRemove(key, out _);
            }
        }
    }

    /// <summary>At most so many in any span of so long, for each of the limits.</summary>
    private sealed class Pace(params (int Most, TimeSpan Span)[] limits)
    {
        private readonly List<DateTimeOffset> granted = []; // rising; no longer than the largest limit
        private readonly int kept = limits.Max(limit => limit.Most);

        public DateTimeOffset Next(DateTimeOffset now)
        {
            lock (granted)
            {
                var at = limits.Where(limit => granted.Count >= limit.Most).Select(limit => granted[^limit.Most] + limit.Span).Append(now).Max();
                granted.Add(at);
                if (granted.Count > kept)
                {
                    granted.RemoveAt(0);
                }

                return at;
            }
        }

        public bool IsIdle(DateTimeOffset now)
        {
            lock (granted)
            {
                return granted.Count == 0 || granted[^1] + limits.Max(limit => limit.Span) < now;
            }
        }
    }
}
