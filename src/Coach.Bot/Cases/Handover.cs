using System.Collections.Immutable;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Cases;

/// <summary>Hands the replies of a turn over to its channel; what it promises to finish later outlives a restart.</summary>
public delegate Task<Handover> Deliver(TurnOutcome outcome, CancellationToken cancellation);

/// <summary>What became of the replies of a turn.</summary>
/// <param name="Sent">The channel's ids of the cards among what is sent.</param>
/// <param name="Rest">Where sending goes on: the ids that come later; else null.</param>
public sealed record Handover(ImmutableArray<ReplyDelivered> Sent, Task<ImmutableArray<ReplyDelivered>>? Rest)
{
    public static Handover Nothing { get; } = new([], Rest: null);

    /// <summary>The replies are in the answer to the request, and nobody knows whether that arrives.</summary>
    public static Handover Unseen { get; } = new([], Rest: null) { IsSeen = false };

    /// <summary>Whether this process need not say it again to the same message.</summary>
    public bool IsSeen { get; init; } = true;
}

/// <summary>The store is down and the channel's time is up: the turn waits in memory, and is appended and answered as soon as the store is back.</summary>
public sealed class TurnWaitsException(Exception cause) : Exception("The turn waits for the store.", cause);
