using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Bot.Telemetry;
using Coach.Transcripts.Records;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Sending;

/// <summary>
/// Everything that the coach says leaves through here, in the order of each conversation. What takes longer than its line has patience for stands in a record
/// and is finished behind the answer to the request, also after a restart. A reply that may have arrived is never sent again on our own account.
/// </summary>
public sealed partial class Outbox(PendingSends pending, TimeProvider clock, ILogger<Outbox> log) : BackgroundService
{
    private static readonly TimeSpan Look = PendingSends.Hold / 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(1);
    private readonly KeyedGate order = new();
    private readonly ConcurrentDictionary<string, Delivery> late = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>How the desk hands the replies of a turn over to one conversation.</summary>
    public Deliver To(IReplyLine line) => async (outcome, cancellation) =>
    {
        var delivery = new Delivery(line, outcome.Case.Name, outcome.Answers, DeliveryPart.Of(line, outcome.Replies)) { Tag = outcome.IsStored ? RecordTag.None : null };
        return outcome.IsAgain && await pending.StandsAsync(delivery, cancellation) ? Handover.Nothing : await HandOverAsync(delivery);
    };

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!stopping.IsCancellationRequested)
        {
            await stopping.CancelAsync(); // a host may be stopped again after it was disposed of
        }

        await base.StopAsync(cancellationToken);
        foreach (var delivery in late.Values)
        {
            await pending.ReleaseAsync(delivery, cancellationToken);
        }
    }

    public override void Dispose()
    {
        stopping.Dispose();
        base.Dispose();
    }

    /// <summary>Says again that ours are ours, and takes over what was left behind.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await RenewAsync(stoppingToken);
                await ClaimAsync(stoppingToken);
            }
            catch (IOException e)
            {
                StoreDown(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RenewAsync(CancellationToken cancellation)
    {
        foreach (var delivery in late.Values)
        {
            await pending.HoldAsync(delivery, cancellation);
        }
    }

    private async Task ClaimAsync(CancellationToken cancellation)
    {
        await foreach (var delivery in pending.ClaimAsync(late.ContainsKey, cancellation))
        {
            _ = FinishAsync(delivery, SendAllAsync(delivery));
        }
    }

    private async Task<Handover> HandOverAsync(Delivery delivery)
    {
        if (delivery.Parts.IsEmpty)
        {
            return Handover.Nothing;
        }

        var sending = SendAllAsync(delivery);
        await Task.WhenAny(sending, Task.Delay(delivery.Line.Patience, clock, CancellationToken.None));
        if (sending.IsCompleted)
        {
            return new(await sending, Rest: null);
        }

        await pending.HoldAsync(delivery, CancellationToken.None);
        return new([], FinishAsync(delivery, sending));
    }

    private async Task<ImmutableArray<ReplyDelivered>> FinishAsync(Delivery delivery, Task<ImmutableArray<ReplyDelivered>> sending)
    {
        late[delivery.RecordName] = delivery;
        Instruments.SendsWaiting.Add(1);
        var sent = await sending;
        late.TryRemove(delivery.RecordName, out _);
        Instruments.SendsWaiting.Add(-1);
        await pending.DoneAsync(delivery, CancellationToken.None);
        return sent;
    }

    private async Task<ImmutableArray<ReplyDelivered>> SendAllAsync(Delivery delivery)
    {
        using var turn = await order.EnterAsync(delivery.Case.Conversation, stopping.Token);
        var sent = ImmutableArray.CreateBuilder<ReplyDelivered>();
        foreach (var part in delivery.Parts.Skip(delivery.Sent))
        {
            var id = await SendAsync(delivery.Line.Channel, part.Send);
            delivery.Sent++;
            if (id is not null && part.Card is not null)
            {
                sent.Add(new(part.Card, id));
            }
        }

        return sent.ToImmutable();
    }

    private async Task<string?> SendAsync(string channel, SendPart send)
    {
        var since = clock.GetUtcNow();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await SendTelemetry.MeasureAsync(channel, () => send(stopping.Token));
            }
            catch (DeliveryException e) when (e.Fault == DeliveryFault.NotSent && clock.GetUtcNow() - since < GiveUp)
            {
                await Task.Delay(e.RetryAfter ?? pause, clock, stopping.Token);
            }
            catch (DeliveryException e)
            {
                GivenUp(log, channel, e.Fault, e);
                return null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reply to {Channel} is not tried again: {Fault}")]
    private static partial void GivenUp(ILogger log, string channel, DeliveryFault fault, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pending sends can't be looked at now")]
    private static partial void StoreDown(ILogger log, Exception exception);
}
