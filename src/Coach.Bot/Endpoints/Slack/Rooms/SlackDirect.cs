using System.Collections.Concurrent;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>The direct messages with people: where commands and shortcuts lead.</summary>
public sealed class SlackDirect(SlackCarrier carrier, SlackTurns turns, TimeProvider clock)
{
    private const int MostKnown = 10_000;
    private readonly ConcurrentDictionary<(string Workspace, string User), string> channels = new();

    /// <summary>Takes words as said in the direct message, and gives its channel.</summary>
    public async Task<string> TakeAsync(SlackActor by, string words, CancellationToken cancellation)
    {
        var place = await PlaceOfAsync(by.Workspace, by.User, cancellation) with { Trigger = by.TriggerId };
        await turns.TakeAsync(new(place.Conversation, by.TriggerId, new(by.User, Name: null), new Said.Typed(words), clock.GetUtcNow()), place, on: null, cancellation);
        return place.Channel;
    }

    /// <summary>Says something there that belongs to no case.</summary>
    public async Task SayAsync(SlackWorkspace workspace, string user, SlackMessage message, CancellationToken cancellation)
    {
        var place = await PlaceOfAsync(workspace, user, cancellation);
        await carrier.InAsync(workspace, (api, access) => api.PostAsync(access, new(place.Channel, ThreadTs: null, message.Text, message.Blocks), cancellation), cancellation);
    }

    /// <summary>Shows something else in place of a message of ours.</summary>
    public Task UpdateAsync(SlackPlace place, string ts, SlackMessage message, CancellationToken cancellation) => carrier.InAsync(
        place.Workspace,
        async (api, access) => { await api.UpdateAsync(access, new(place.Channel, ts, message.Text, message.Blocks), cancellation); return ts; },
        cancellation);

    /// <summary>The direct message with somebody.</summary>
    public async Task<SlackPlace> PlaceOfAsync(SlackWorkspace workspace, string user, CancellationToken cancellation)
    {
        if (!channels.TryGetValue((workspace.Key, user), out var channel))
        {
            channel = await carrier.InAsync(workspace, (api, access) => api.OpenDirectAsync(access, user, cancellation), cancellation);
            if (channels.Count >= MostKnown)
            {
                channels.Clear();
            }

            channels[(workspace.Key, user)] = channel;
        }

        return new(workspace, channel, Thread: null, user);
    }
}
