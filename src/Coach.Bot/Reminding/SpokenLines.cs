using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;

namespace Coach.Bot.Reminding;

/// <summary>The ways to people who didn't write just now.</summary>
public sealed class SpokenLines(IEnumerable<IReplyCarrier> carriers, Outbox outbox)
{
    private readonly Dictionary<string, IReplyCarrier> carriers = carriers.ToDictionary(carrier => carrier.Channel, StringComparer.Ordinal);

    /// <summary>Null where somebody can't be reached, or doesn't want to be: on the local page, or after they blocked the coach.</summary>
    public async Task<Deliver?> FindAsync(ConversationAddress conversation, Person with, CancellationToken cancellation) =>
        carriers.TryGetValue(conversation.Channel, out var carrier) && await carrier.FindAsync(conversation, with, cancellation) is { } line ? outbox.To(line) : null;
}
