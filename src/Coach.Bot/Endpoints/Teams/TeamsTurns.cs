using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>One message from Teams to the desk, its replies to the outbox, and the cards that it used up replaced.</summary>
public sealed class TeamsTurns(ConversationDesk desk, Outbox outbox, CardReplacer replacer, TeamsCarrier carrier)
{
    /// <summary>Teams delivers again after 15 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One turn.</summary>
    /// <param name="usedCard">The activity whose card the answer to the request replaces; null when it replaces none.</param>
    public async Task<TurnOutcome> TakeAsync(Activity activity, InboundMessage said, string? usedCard, CancellationToken cancellation)
    {
        var line = carrier.To(ConversationReference.To(activity), said.Conversation);
        var turn = desk.HandleAsync(TeamsCarrier.Reachable(said, activity), Handing(line, said), Patience, cancellation);
        _ = line.TypeWhileAsync(turn, cancellation);
        var outcome = await turn;
        replacer.Replace(line, outcome.Case.Name.Conversation, outcome.Replace.RemoveAll(card => card.ActivityId == usedCard));
        return outcome;
    }

    /// <summary>The coach was taken out of a conversation: nothing is sent there any more.</summary>
    public Task ForgetAsync(ConversationAddress conversation, CancellationToken cancellation) => carrier.ForgetAsync(conversation, cancellation);

    /// <summary>One turn whose replies go back in the answer to the request (expectReplies).</summary>
    public async Task<(TurnOutcome Outcome, ImmutableArray<Activity> Replies)> CollectAsync(Activity activity, InboundMessage said, CancellationToken cancellation)
    {
        var to = ConversationReference.To(activity);
        var (line, replies) = (carrier.To(to, said.Conversation), ImmutableArray<Reply>.Empty);
        var outcome = await desk.HandleAsync(said, CollectAsync, Patience, cancellation);
        return (outcome, [.. replies.SelectMany(reply => CardMessage.For(reply)).Select(to.Address)]);

        async Task<Handover> CollectAsync(TurnOutcome collected, CancellationToken patience)
        {
            replies = (await OwnFile.HandOverAsync(collected, line, said.Conversation.IsPersonal, patience)).Replies;
            return Handover.Unseen;
        }
    }

    private Deliver Handing(TeamsLine line, InboundMessage said) => async (outcome, cancellation) =>
        await outbox.To(line)(await OwnFile.HandOverAsync(outcome, line, said.Conversation.IsPersonal, cancellation), cancellation);
}
