using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Transcripts.Rights;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Archiving;

/// <summary>Does what "export my data" and "delete my data" promise. Coming by twice, after a redelivery, does no harm.</summary>
public sealed class DataRights(Archive archive, ErasureOrders orders)
{
    public async Task<TurnOutcome> FulfilAsync(TurnOutcome outcome, Person who, CancellationToken cancellation)
    {
        var theirs = new Subject(Subject.HashOf(who.Id), outcome.Case.Name.Conversation);
        foreach (var happened in outcome.Events)
        {
            outcome = happened switch
            {
                DataExported => With(outcome, await ExportedAsync(theirs, cancellation)),
                ErasureAsked => With(outcome, await HeldAsync(theirs, cancellation)),
                ErasureConfirmed => With(outcome, await ErasedAsync(theirs, cancellation)),
                _ => outcome,
            };
        }

        return outcome;
    }

    /// <summary>What is kept of somebody in one conversation.</summary>
    /// <param name="conversation">Its name (<see cref="Coach.Transcripts.CaseNames"/>).</param>
    public async Task<Reply> ExportAsync(Person who, string conversation, CancellationToken cancellation) =>
        (await ExportedAsync(new(Subject.HashOf(who.Id), conversation), cancellation))[0];

    private static TurnOutcome With(TurnOutcome outcome, ImmutableArray<Reply> more) => outcome with { Replies = [.. outcome.Replies, .. more] };

    private async Task<ImmutableArray<Reply>> ExportedAsync(Subject theirs, CancellationToken cancellation)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        await archive.Archivist.AccessAsync(theirs, new("the person", "asked in the conversation", IsDry: false), new(log => Task.Run(() => turns.AddRange(log.Turns), cancellation), Record: null), cancellation);
        return [OwnRecord.Of(turns)];
    }

    private async Task<ImmutableArray<Reply>> ErasedAsync(Subject theirs, CancellationToken cancellation)
    {
        await orders.PlaceAsync(theirs, cancellation);
        return await HeldAsync(theirs, cancellation);
    }

    private async Task<ImmutableArray<Reply>> HeldAsync(Subject theirs, CancellationToken cancellation)
    {
        var names = (await archive.Holds.ReadAsync(cancellation)).Where(hold => hold.Over.MayTouch(theirs)).Select(hold => hold.Name).ToArray();
        return names.Length == 0 ? [] : [OwnRecord.Held(names)];
    }
}
