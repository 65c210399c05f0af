using System.Collections.Immutable;
using System.Threading.Channels;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Sending;

/// <summary>
/// Shows in place of used cards what was answered, behind the answer to the request. What is still to be replaced is kept in memory only:
/// if it is lost the old card stays, and a press on it is answered as stale.
/// </summary>
public sealed partial class CardReplacer(ILogger<CardReplacer> log) : BackgroundService
{
    private const int MostWaiting = 1000;
    private readonly Channel<Used> waiting = Channel.CreateBounded<Used>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Replace(IReplyLine line, ImmutableArray<(string MessageId, PromptAnswered By)> cards)
    {
        foreach (var (id, by) in cards)
        {
            waiting.Writer.TryWrite(new(line, id, by));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var card in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await card.Line.ReplaceAsync(card.MessageId, card.By, stoppingToken);
            }
            catch (DeliveryException e)
            {
                CardStays(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used card could not be replaced")]
    private static partial void CardStays(ILogger log, Exception exception);

    private sealed record Used(IReplyLine Line, string MessageId, PromptAnswered By);
}
