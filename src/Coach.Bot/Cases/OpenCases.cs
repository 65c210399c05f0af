using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Coach.Bot.Archiving;
using Coach.Bot.Telemetry;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Caching.Memory;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Cases;

/// <summary>What is kept of a turn in this conversation.</summary>
public delegate Turn Keeping(ConversationAddress at, Turn turn);

/// <summary>A turn as the log has it, and whether the log knows that its replies arrived.</summary>
public sealed record AnsweredTurn(Turn Turn, bool IsDelivered);

/// <summary>The open case of each conversation: remembered, or read and folded. A bounded memory; what falls out of it is read again.</summary>
public sealed class OpenCases(ITranscriptStore store, IMemoryCache memory, DataRights? rights = null, Keeping? keeping = null)
{
    private static readonly MemoryCacheEntryOptions OneCase = new() { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) };

    /// <summary>The newest case of a conversation, empty where it has none.</summary>
    public async Task<OpenCase> RecallAsync(string conversation, CancellationToken cancellation)
    {
        if (Remembered(conversation) is { } remembered)
        {
            return remembered;
        }

        var recalled = await StoreTelemetry.ReadAsync(() => ReadNewestAsync(conversation, cancellation));
        Remember(recalled);
        return recalled;
    }

    /// <summary>The case with the turn; null, and forgotten, when somebody else wrote first.</summary>
    public async Task<OpenCase?> AppendAsync(OpenCase open, ConversationAddress at, Turn turn, CancellationToken cancellation)
    {
        var kept = keeping is null ? turn : keeping(at, turn);
        if (await StoreTelemetry.AppendAsync(() => store.AppendAsync(open.Name, open.Version, kept, cancellation)) is not { } version)
        {
            Forget(open.Name.Conversation);
            return null;
        }

        var after = open.After(turn, version);
        Remember(after);
        return after;
    }

    /// <summary>Does what a person asked for what is kept of them, and says what there is to say of it.</summary>
    public Task<TurnOutcome> FulfilAsync(TurnOutcome outcome, Person who, CancellationToken cancellation) =>
        rights is null ? Task.FromResult(outcome) : rights.FulfilAsync(outcome, who, cancellation);

    /// <summary>The turn that answered a message; null when it isn't in this log.</summary>
    public async Task<AnsweredTurn?> TurnOfAsync(CaseName name, string messageId, CancellationToken cancellation)
    {
        if (name.Number < 1)
        {
            return null;
        }

        var turns = (await store.ReadAsync(name, cancellation)).Turns;
        var before = turns.TakeWhile(turn => !turn.Events.OfType<MessageReceived>().Any(received => received.Id == messageId)).Count();
        return before == turns.Length ? null : new(turns[before], IsDelivered(turns, before));
    }

    public OpenCase? Remembered(string conversation) => memory.Get<OpenCase>(conversation);

    public void Remember(OpenCase open) => memory.Set(open.Name.Conversation, open, OneCase);

    public void Forget(string conversation) => memory.Remove(conversation);

    /// <summary>The log of a conversation's newest case; null when it has none.</summary>
    public async Task<Transcript?> ReadAsync(ConversationAddress address, CancellationToken cancellation)
    {
        var conversation = CaseNames.HashOf(address);
        return await store.LatestAsync(conversation, cancellation) is { } number ? await store.ReadAsync(new(conversation, number), cancellation) : null;
    }

    /// <summary>The logs of a conversation's cases, the newest first.</summary>
    public async IAsyncEnumerable<Transcript> ReadAllAsync(ConversationAddress address, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var conversation = CaseNames.HashOf(address);
        for (var number = await store.LatestAsync(conversation, cancellation) ?? 0; number > 0; number--)
        {
            yield return await store.ReadAsync(new(conversation, number), cancellation);
        }
    }

    /// <summary>
    /// The ids of cards ride on the next turn. So of the newest turn of a log, of one whose last message has no new card, and of one that had to wait, nothing
    /// is known after a restart, and their replies are said at least once: to know more would cost a write for each turn.
    /// </summary>
    private static bool IsDelivered(ImmutableArray<Turn> turns, int at) =>
        CardsOf(turns[at]).LastOrDefault() is { } card
        && !turns.Take(at).SelectMany(CardsOf).Contains(card, StringComparer.Ordinal)
        && turns.Skip(at + 1).Take(1).SelectMany(next => next.Events).OfType<ReplyDelivered>().Any(delivered => delivered.Card == card);

    private static IEnumerable<string?> CardsOf(Turn turn) => turn.Events.OfType<CoachReplied>().Select(said => said.Reply.Card);

    private async Task<OpenCase> ReadNewestAsync(string conversation, CancellationToken cancellation)
    {
        var log = await store.LatestAsync(conversation, cancellation) is { } number
            ? await store.ReadAsync(new(conversation, number), cancellation)
            : new(new(conversation, 1), [], TranscriptVersion.New);
        return OpenCase.From(log);
    }
}
