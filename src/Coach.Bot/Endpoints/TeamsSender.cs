using System.Collections.Immutable;
using System.Threading.Channels;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Endpoints;

/// <summary>
/// Sends replies to Teams in their order, and replaces used cards behind the answer. What is still to be replaced is kept in memory only:
/// if it is lost the old card stays, and a press on it is answered as stale.
/// </summary>
public sealed partial class TeamsSender(ConnectorClient connector, ILogger<TeamsSender> log) : BackgroundService
{
    private const int MostWaiting = 1000;
    private readonly Channel<Replacement> waiting = Channel.CreateBounded<Replacement>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>How the desk hands replies over to one conversation.</summary>
    public Deliver To(ConversationReference to) => async (outcome, cancellation) =>
    {
        var sent = new List<ReplyDelivered>();
        foreach (var reply in outcome.Replies)
        {
            var id = await SendAsync(to, reply, cancellation);
            if (id is not null && reply is { Card: { } card, Kind: not ReplyKind.Result })
            {
                sent.Add(new(card, id));
            }
        }

        return sent;
    };

    public void Replace(ConversationReference to, ImmutableArray<(string ActivityId, PromptAnswered By)> cards)
    {
        foreach (var (activityId, by) in cards)
        {
            waiting.Writer.TryWrite(new(to with { ReplyToId = null }, activityId, by));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var card in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await connector.UpdateAsync(card.To, card.ActivityId, CardMessage.For(card.By), stoppingToken);
            }
            catch (Exception e) when (e is ConnectorException or HttpRequestException or TaskCanceledException)
            {
                CardStays(log, e);
            }
        }
    }

    /// <summary>A long reply is several messages; the id of the last is the one with the buttons.</summary>
    private async Task<string?> SendAsync(ConversationReference to, Reply reply, CancellationToken cancellation)
    {
        string? id = null;
        foreach (var message in CardMessage.For(reply))
        {
            id = await connector.SendAsync(to, message, cancellation);
        }

        return id;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used card could not be replaced")]
    private static partial void CardStays(ILogger log, Exception exception);

    private sealed record Replacement(ConversationReference To, string ActivityId, PromptAnswered By);
}
