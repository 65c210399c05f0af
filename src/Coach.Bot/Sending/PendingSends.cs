using System.Runtime.CompilerServices;
using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Records;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Sending;

/// <summary>Deliveries that take long, kept as records so that a restart, or another replica, can finish them. A record is held by one process at a time.</summary>
public sealed class PendingSends(IRecords records, ITranscriptStore store, IEnumerable<IReplyCarrier> carriers, TimeProvider clock)
{
    internal const string Prefix = "pending/";

    /// <summary>After this the process that held it is taken for dead.</summary>
    internal static readonly TimeSpan Hold = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, IReplyCarrier> carriers = carriers.ToDictionary(carrier => carrier.Channel, StringComparer.Ordinal);

    /// <summary>Writes or renews the record of a delivery that this process is at.</summary>
    internal Task HoldAsync(Delivery delivery, CancellationToken cancellation) => WriteAsync(delivery, clock.GetUtcNow() + Hold, cancellation);

    /// <summary>Leaves it to whoever comes next.</summary>
    internal Task ReleaseAsync(Delivery delivery, CancellationToken cancellation) => WriteAsync(delivery, clock.GetUtcNow(), cancellation);

    internal Task DoneAsync(Delivery delivery, CancellationToken cancellation) => records.DeleteAsync(delivery.RecordName, expected: null, cancellation);

    /// <summary>Whether somebody is at it, or will take it over.</summary>
    internal async Task<bool> StandsAsync(Delivery delivery, CancellationToken cancellation) => await records.ReadAsync(delivery.RecordName, cancellation) is not null;

    /// <summary>Takes over what nobody is at any more.</summary>
    internal async IAsyncEnumerable<Delivery> ClaimAsync(Func<string, bool> isOurs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var name in records.ListAsync(Prefix, cancellation))
        {
            if (!isOurs(name) && await ClaimAsync(name, cancellation) is { } delivery)
            {
                yield return delivery;
            }
        }
    }

    private async Task WriteAsync(Delivery delivery, DateTimeOffset heldUntil, CancellationToken cancellation)
    {
        if (delivery.Tag is not { } stood)
        {
            return;
        }

        var (at, line) = (delivery.Case, delivery.Line);
        var record = new PendingSend(line.Channel, line.Address, at.Conversation, at.Number, delivery.Answers, delivery.Sent, heldUntil);
        delivery.Tag = await records.WriteAsync(delivery.RecordName, JsonSerializer.SerializeToUtf8Bytes(record, PendingJson.Default.PendingSend), stood, cancellation);
    }

    private async Task<Delivery?> ClaimAsync(string name, CancellationToken cancellation)
    {
        if (await records.ReadAsync(name, cancellation) is not { } record || JsonSerializer.Deserialize(record.Content.Span, PendingJson.Default.PendingSend) is not { } pending)
        {
            return null;
        }

        if (pending.HeldUntil > clock.GetUtcNow() || !carriers.TryGetValue(pending.Channel, out var carrier))
        {
            return null;
        }

        var line = carrier.LineTo(pending.Address);
        var parts = DeliveryPart.Of(line, await RepliesAsync(pending, cancellation));
        var delivery = new Delivery(line, new(pending.Conversation, pending.Number), pending.Answers, parts) { Sent = pending.Sent, Tag = record.Tag };
        await HoldAsync(delivery, cancellation);
        return delivery.Tag is null ? null : delivery; // somebody else was faster
    }

    private async Task<IEnumerable<Reply>> RepliesAsync(PendingSend pending, CancellationToken cancellation)
    {
        var log = await store.ReadAsync(new(pending.Conversation, pending.Number), cancellation);
        var turn = log.Turns.LastOrDefault(turn => turn.Events.Any(happened => happened is MessageReceived received ? received.Id == pending.Answers : happened is Reminded && pending.Answers == Reminders.Id));
        return turn?.Events.OfType<CoachReplied>().Select(replied => replied.Reply) ?? [];
    }
}
