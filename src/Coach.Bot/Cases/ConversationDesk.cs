using System.Collections.Immutable;
using Coach.Bot.Understanding;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Cases;

/// <summary>Sends what there is to say, and gives the channel's ids of the cards among it. Throws when a reply could not be handed over.</summary>
public delegate Task<IReadOnlyList<ReplyDelivered>> Deliver(TurnOutcome outcome, CancellationToken cancellation);

/// <summary>
/// Every message of every channel goes through here: read the log, fold, decide, append, answer. One append a turn; losing the race for it
/// means to read and decide again. A message that the log knows already is answered from the record.
/// </summary>
public sealed class ConversationDesk(ITranscriptStore store, CoachPolicy policy, IMemoryCache memory, ModelReader? model = null)
{
    private static readonly MemoryCacheEntryOptions OneCase = new() { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) };
    private readonly KeyedGate gate = new();

    public async Task<TurnOutcome> HandleAsync(InboundMessage message, Deliver deliver, CancellationToken cancellation)
    {
        var conversation = CaseNames.HashOf(message.Conversation);
        using var turn = await gate.EnterAsync(conversation, cancellation);
        var outcome = await DecideAsync(conversation, message, cancellation);
        if (!outcome.Case.Delivered.Contains(outcome.Answers))
        {
            // Once the turn is in the log, a client that hangs up must not keep the answer from being sent.
            var sent = await deliver(outcome, CancellationToken.None);
            outcome = outcome with { Case = outcome.Case.WithDelivered(outcome.Answers, sent) };
            memory.Set(conversation, outcome.Case, OneCase);
        }

        return outcome;
    }

    /// <summary>The newest case of a conversation as it stands; null when there is none.</summary>
    public async Task<Transcript?> ReadAsync(ConversationAddress address, CancellationToken cancellation)
    {
        var conversation = CaseNames.HashOf(address);
        return await store.LatestAsync(conversation, cancellation) is { } number ? await store.ReadAsync(new(conversation, number), cancellation) : null;
    }

    private async Task<TurnOutcome> DecideAsync(string conversation, InboundMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            var current = await RecallAsync(conversation, cancellation);
            var open = current.State.Holds(message) ? current : current.Next();
            message = await ProposedAsync(open.State, message, cancellation);
            var events = Dialogue.Decide(open.State, message, policy);
            if (events.IsEmpty)
            {
                return await RecordedAsync(open, message, cancellation);
            }

            var turn = new Turn(message.At.ToUniversalTime(), [.. open.Sent, .. events]);
            if (await store.AppendAsync(open.Name, open.Version, turn, cancellation) is { } version)
            {
                return Committed(message.Id, open, turn, version);
            }

            memory.Remove(conversation); // somebody else wrote first
        }
    }

    /// <summary>The message with what the model proposes, where one is set up. A redelivery, or a second try, has been read already.</summary>
    private async Task<InboundMessage> ProposedAsync(Conversation state, InboundMessage message, CancellationToken cancellation) =>
        model is null || !message.Proposed.IsDefault || state.Seen.Contains(message.Id) ? message : await model.ReadAsync(message, cancellation);

    private TurnOutcome Committed(string messageId, OpenCase before, Turn turn, TranscriptVersion version)
    {
        var after = before.After(turn, version);
        memory.Set(after.Name.Conversation, after, OneCase);
        var used = turn.Events.OfType<PromptAnswered>().ToImmutableArray();
        return new(after, messageId, Replies(turn), used, [.. used.SelectMany(answered => CardsOf(before, answered.Card).Select(id => (id, answered)))]);
    }

    private static IEnumerable<string> CardsOf(OpenCase before, string card) =>
        [.. before.State.Delivered.GetValueOrDefault(card, []), .. before.Sent.Where(sent => sent.Card == card).Select(sent => sent.ActivityId)];

    /// <summary>What was said when it came first, unless this process knows that it arrived.</summary>
    private async Task<TurnOutcome> RecordedAsync(OpenCase open, InboundMessage message, CancellationToken cancellation)
    {
        if (FirstOf(open.State, message) is not { } first || open.Delivered.Contains(first))
        {
            return new(open.WithDelivered(message.Id, []), message.Id, [], [], []);
        }

        var turn = await TurnOfAsync(open.Name, first, cancellation) ?? await TurnOfAsync(open.Name with { Number = open.Name.Number - 1 }, first, cancellation);
        return turn is null ? new(open, first, [], [], []) : new(open, first, Replies(turn), [.. turn.Events.OfType<PromptAnswered>()], []);
    }

    /// <summary>The id under which this message is in the log. A second click has an id of its own, and means the click before it.</summary>
    private static string? FirstOf(Conversation state, InboundMessage message) => message.Said switch
    {
        _ when state.Seen.Contains(message.Id) => message.Id,
        Said.Pressed or Said.Submitted => state.LastId,
        _ => null,
    };

    private async Task<Turn?> TurnOfAsync(CaseName name, string messageId, CancellationToken cancellation)
    {
        if (name.Number < 1)
        {
            return null;
        }

        var log = await store.ReadAsync(name, cancellation);
        return log.Turns.LastOrDefault(turn => turn.Events.OfType<MessageReceived>().Any(received => received.Id == messageId));
    }

    private static ImmutableArray<Reply> Replies(Turn turn) => [.. turn.Events.OfType<CoachReplied>().Select(replied => replied.Reply)];

    private async Task<OpenCase> RecallAsync(string conversation, CancellationToken cancellation)
    {
        if (memory.Get<OpenCase>(conversation) is { } remembered)
        {
            return remembered;
        }

        var number = await store.LatestAsync(conversation, cancellation) ?? 1;
        var recalled = OpenCase.From(await store.ReadAsync(new(conversation, number), cancellation));
        memory.Set(conversation, recalled, OneCase);
        return recalled;
    }
}
