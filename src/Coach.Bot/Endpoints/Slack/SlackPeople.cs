using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>Where people are: Slack's requests don't say, so it is asked once and remembered for a while. Nobody waits long for it.</summary>
public sealed class SlackPeople(SlackCarrier carrier, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly MemoryCacheEntryOptions Found = new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(4) };
    private static readonly MemoryCacheEntryOptions NotFound = new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) };
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public void Dispose() => known.Dispose();

    /// <summary>The message on the person's own clock; in UTC where that isn't known in time.</summary>
    public async Task<InboundMessage> AtHomeAsync(InboundMessage said, SlackWorkspace workspace)
    {
        var user = await InTimeAsync(workspace, said.From.Id);
        return user?.Tz is { } name && IsZoneName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? said with { At = TimeZoneInfo.ConvertTime(said.At, zone), TimeZone = zone.Id, Locale = user.Locale }
            : said with { Locale = user?.Locale };
    }

    private async Task<SlackUser?> InTimeAsync(SlackWorkspace workspace, string user)
    {
        var key = (workspace.Key, user);
        if (known.TryGetValue(key, out SlackUser? remembered))
        {
            return remembered;
        }

        var looking = LookAsync(workspace, user, key);
        await Task.WhenAny(looking, Task.Delay(Patience, clock));
        return looking.IsCompletedSuccessfully ? await looking : null;
    }

    private async Task<SlackUser?> LookAsync(SlackWorkspace workspace, string user, (string, string) key)
    {
        try
        {
            return known.Set(key, await carrier.InAsync(workspace, (api, access) => api.UserAsync(access, user, CancellationToken.None), CancellationToken.None), Found);
        }
        catch (DeliveryException)
        {
            return known.Set<SlackUser?>(key, null, NotFound); // the case goes on without it
        }
    }

    // The runtime looks a zone up as a file, so nothing that could be another path may reach it.
    private static bool IsZoneName(string name) => name is [>= 'A' and <= 'Z', ..] && name.Length <= 64 && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '+' or '-' or '/');
}
