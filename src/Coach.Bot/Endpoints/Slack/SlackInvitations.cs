using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>Tells whoever a case was handed to, in a direct message, behind the answer (L8). The thread says that it is theirs in any case.</summary>
public sealed partial class SlackInvitations(SlackCarrier carrier, CoachPolicy policy, TimeProvider clock, ILogger<SlackInvitations> log)
{
    public void Follow(TurnOutcome outcome, SlackPlace place)
    {
        foreach (var over in outcome.Events.OfType<CaseHandedOver>())
        {
            _ = InviteAsync(outcome.Case.State, over.To.Id, place);
        }
    }

    private async Task InviteAsync(Conversation state, string whom, SlackPlace place)
    {
        var lines = Handovers.Invitation(state, new Calendar(DateOnly.FromDateTime(clock.GetUtcNow().DateTime), policy.LeadTimes));
        try
        {
            await carrier.InAsync(
                place.Workspace,
                async (api, access) =>
                {
                    var site = await api.TestAsync(access, CancellationToken.None);
                    var direct = await api.OpenDirectAsync(access, whom, CancellationToken.None);
                    foreach (var message in ThreadInvitation.Of(place.User, lines, place.LinkOn(site.Url)))
                    {
                        await api.PostAsync(access, new(direct, ThreadTs: null, message.Text, message.Blocks), CancellationToken.None);
                    }

                    return direct;
                },
                CancellationToken.None);
        }
        catch (DeliveryException e)
        {
            NotTold(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody was not told that a case is theirs now")]
    private static partial void NotTold(ILogger log, Exception exception);
}
