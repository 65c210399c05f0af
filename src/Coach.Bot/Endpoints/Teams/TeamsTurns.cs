using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
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
        var line = carrier.To(ConversationReference.To(activity));
        var outcome = await desk.HandleAsync(said, outbox.To(line), Patience, cancellation);
        replacer.Replace(line, outcome.Replace.RemoveAll(card => card.ActivityId == usedCard));
        return outcome;
    }
}
