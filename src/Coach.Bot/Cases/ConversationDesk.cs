using System.Collections.Immutable;
using Coach.Bot.Telemetry;
using Coach.Bot.Understanding;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Cases;

/// <summary>
/// Every message of every channel goes through here: read the log, fold, decide, append, answer. One append a turn; losing the race for it
/// means to read and decide again. A message that the log knows already is answered from the record. While the store is down turns wait here, in
/// their order.
/// </summary>
public sealed class ConversationDesk(OpenCases cases, CoachPolicy policy, TimeProvider clock, ModelReader? model = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private readonly KeyedGate gate = new();

    /// <summary>How much may be said; nothing is held back unless it is set.</summary>
    public TurnLimits Limits { get; init; } = TurnLimits.None;

    /// <summary>Whether the operator has switched it off: then it says so, and neither reads nor stores anything.</summary>
    public Func<bool> IsPaused { get; init; } = () => false;

    /// <summary>One turn. It goes on when the caller hangs up or loses patience, so that nothing is lost.</summary>
    /// <exception cref="TooManyMessagesException">More than a person types.</exception>
    /// <param name="patience">How long the channel waits for an answer; after it a <see cref="TurnWaitsException"/>.</param>
    public async Task<TurnOutcome> HandleAsync(InboundMessage message, Deliver deliver, TimeSpan patience, CancellationToken cancellation)
    {
        Limits.Admit(message);
        if (IsPaused())
        {
            return await PausedAsync(message, deliver, cancellation);
        }

        var turn = TurnTelemetry.MeasureAsync(message.Conversation.Channel, () => TurnAsync(message, deliver));
        try
        {
            return await turn.WaitAsync(patience, clock, cancellation);
        }
        catch (TimeoutException e) when (!turn.IsCompleted)
        {
            throw new TurnWaitsException(e);
        }
    }

    /// <summary>Says something of its own accord, where there is something to say. Whoever writes first is not spoken into: then it is nothing, this time.</summary>
    public async Task SpeakAsync(ConversationAddress address, Func<Conversation, ImmutableArray<ConversationEvent>> decide, Deliver deliver, CancellationToken cancellation)
    {
        if (IsPaused())
        {
            return;
        }

        var conversation = CaseNames.HashOf(address);
        using var turn = await gate.EnterAsync(conversation, cancellation);
        var open = await cases.RecallAsync(conversation, cancellation);
        var events = decide(open.State);
        var said = new Turn(clock.GetUtcNow(), [.. open.Sent, .. events]);
        if (events.IsEmpty || await cases.AppendAsync(open, address, said, cancellation) is not { } after)
        {
            return;
        }

        var handed = await deliver(new(after, Reminders.Id, Replies(said), [], []) { Events = events }, CancellationToken.None);
        cases.Remember(after.WithDelivered(Reminders.Id, handed.Sent));
        _ = NoteAsync(after.Name, handed.Rest);
    }

    /// <inheritdoc cref="OpenCases.ReadAsync"/>
    public Task<Transcript?> ReadAsync(ConversationAddress address, CancellationToken cancellation) => cases.ReadAsync(address, cancellation);

    /// <inheritdoc cref="OpenCases.ReadAllAsync"/>
    public IAsyncEnumerable<Transcript> ReadAllAsync(ConversationAddress address, CancellationToken cancellation) => cases.ReadAllAsync(address, cancellation);

    private static async Task<TurnOutcome> PausedAsync(InboundMessage message, Deliver deliver, CancellationToken cancellation)
    {
        var none = OpenCase.From(new(CaseNames.For(message.Conversation, 1), [], TranscriptVersion.New));
        var outcome = new TurnOutcome(none, message.Id, message.Said is Said.Edited or Said.Deleted ? [] : [Pause.Notice], [], []) { IsStored = false };
        await deliver(outcome, cancellation);
        return outcome;
    }

    private async Task<TurnOutcome> TurnAsync(InboundMessage message, Deliver deliver)
    {
        var conversation = CaseNames.HashOf(message.Conversation);
        using var turn = await gate.EnterAsync(conversation, CancellationToken.None);
        var outcome = await CommittedAsync(conversation, message);
        if (!outcome.Case.Delivered.Contains(outcome.Answers))
        {
            outcome = await cases.FulfilAsync(outcome, message.From, CancellationToken.None);
            var handed = await deliver(outcome, CancellationToken.None);
            outcome = handed.IsSeen ? outcome with { Case = outcome.Case.WithDelivered(outcome.Answers, handed.Sent) } : outcome;
            cases.Remember(outcome.Case);
            _ = NoteAsync(outcome.Case.Name, handed.Rest);
        }

        return outcome;
    }

    /// <summary>Ids of cards that were sent later, while the case is still remembered.</summary>
    private async Task NoteAsync(CaseName name, Task<ImmutableArray<ReplyDelivered>>? rest)
    {
        if (rest is null)
        {
            return;
        }

        var sent = await rest;
        using var turn = await gate.EnterAsync(name.Conversation, CancellationToken.None);
        if (cases.Remembered(name.Conversation) is { } open && open.Name == name)
        {
            cases.Remember(open with { Sent = [.. open.Sent, .. sent] });
        }
    }

    private async Task<TurnOutcome> CommittedAsync(string conversation, InboundMessage message)
    {
        var since = clock.GetUtcNow();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await DecideAsync(conversation, message, CancellationToken.None);
            }
            catch (IOException) when (clock.GetUtcNow() - since < LongestWait)
            {
                cases.Forget(conversation); // the append may have been made all the same
                await Task.Delay(pause, clock, CancellationToken.None);
            }
        }
    }

    private async Task<TurnOutcome> DecideAsync(string conversation, InboundMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            var current = await cases.RecallAsync(conversation, cancellation);
            var open = current.State.Holds(message) ? current : current.Next();
            message = await ProposedAsync(open.State, message, cancellation);
            var events = Decide(open.State, message);
            if (events.IsEmpty)
            {
                TurnTelemetry.Repeated(message.Conversation.Channel);
                return await RecordedAsync(open, message, cancellation);
            }

            var turn = new Turn(message.At.ToUniversalTime(), [.. open.Sent, .. events]);
            if (await cases.AppendAsync(open, message.Conversation, turn, cancellation) is { } after)
            {
                TurnTelemetry.Appended(message.Conversation.Channel, Waterfall.Current(open.State, new Calendar(message.Today, policy.LeadTimes)), turn);
                return Committed(message.Id, open, after, turn);
            }
        }
    }

    /// <summary>The message with what the model proposes, where one is set up. A redelivery, or a second try, has been read already.</summary>
    private async Task<InboundMessage> ProposedAsync(Conversation state, InboundMessage message, CancellationToken cancellation) =>
        model is null || !message.Proposed.IsDefault || state.Seen.Contains(message.Id) ? message : await model.ReadAsync(message, cancellation);

    private ImmutableArray<ConversationEvent> Decide(Conversation state, InboundMessage message)
    {
        using var stage = Stage.Begin(Stage.Decide);
        return Dialogue.Decide(state, message, policy);
    }

    private static TurnOutcome Committed(string messageId, OpenCase before, OpenCase after, Turn turn)
    {
        var used = turn.Events.OfType<PromptAnswered>().ToImmutableArray();
        return new(after, messageId, Replies(turn), used, [.. used.SelectMany(answered => CardsOf(before, answered.Card).Select(id => (id, answered)))]) { Events = turn.Events };
    }

    private static IEnumerable<string> CardsOf(OpenCase before, string card) =>
        [.. before.State.Delivered.GetValueOrDefault(card, []), .. before.Sent.Where(sent => sent.Card == card).Select(sent => sent.ActivityId)];

    /// <summary>What was said when it came first, unless it is known that it arrived.</summary>
    private async Task<TurnOutcome> RecordedAsync(OpenCase open, InboundMessage message, CancellationToken cancellation)
    {
        var (first, isSame) = (FirstOf(open.State, message), open.State.Seen.Contains(message.Id));
        var isDelivered = first is null || open.Delivered.Contains(first);
        if (first is null || (isDelivered && !(isSame && message.Said is Said.Pressed or Said.Submitted)))
        {
            return new(open.WithDelivered(message.Id, []), message.Id, [], [], []);
        }

        var answered = await cases.TurnOfAsync(open.Name, first, cancellation) ?? await cases.TurnOfAsync(open.Name with { Number = open.Name.Number - 1 }, first, cancellation);
        return answered is not { Turn: var turn }
            ? new(open, first, [], [], [])
            : new(answered.IsDelivered ? open.WithDelivered(first, []) : open, first, Replies(turn), [.. turn.Events.OfType<PromptAnswered>()], []) { Events = turn.Events, IsAgain = true };
    }

    /// <summary>The id under which this message is in the log. A second click has an id of its own, and means the click before it.</summary>
    private static string? FirstOf(Conversation state, InboundMessage message) => message.Said switch
    {
        _ when state.Seen.Contains(message.Id) => message.Id,
        Said.Pressed or Said.Submitted => state.LastId,
        _ => null,
    };

    private static ImmutableArray<Reply> Replies(Turn turn) => [.. turn.Events.OfType<CoachReplied>().Select(replied => replied.Reply)];
}
