using System.Collections.Immutable;
using Coach.Bot.Cases;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Sending;

/// <summary>
/// Shows in place of used cards what was answered, behind the answer to the request: in the order of each conversation, and no conversation waits for another.
/// What is still to be replaced is kept in memory only: if it is lost the old card stays, and a press on it is answered as stale.
/// </summary>
public sealed partial class CardReplacer(ILogger<CardReplacer> log) : IDisposable
{
    private const int MostWaiting = 1000;
    private readonly KeyedGate order = new();
    private readonly CancellationTokenSource stopping = new();
    private int waiting;

    /// <summary>Replaces cards of one conversation, unless very many wait already.</summary>
    public void Replace(IReplyLine line, string conversation, ImmutableArray<(string MessageId, PromptAnswered By)> cards)
    {
        if (!cards.IsEmpty && Volatile.Read(ref waiting) < MostWaiting)
        {
            _ = ReplaceAllAsync(line, conversation, cards);
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task ReplaceAllAsync(IReplyLine line, string conversation, ImmutableArray<(string MessageId, PromptAnswered By)> cards)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            using var turn = await order.EnterAsync(conversation, stopping.Token);
            foreach (var (id, by) in cards)
            {
                await ReplaceAsync(line, id, by);
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task ReplaceAsync(IReplyLine line, string id, PromptAnswered by)
    {
        try
        {
            await line.ReplaceAsync(id, by, stopping.Token);
        }
        catch (DeliveryException e)
        {
            CardStays(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used card could not be replaced")]
    private static partial void CardStays(ILogger log, Exception exception);
}
