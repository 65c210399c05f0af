using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>One message from Slack to the desk, its replies to the outbox, and the cards that it used up replaced.</summary>
public sealed class SlackTurns(ConversationDesk desk, Outbox outbox, CardReplacer replacer, SlackWays ways)
{
    /// <summary>Slack gives up after 3 s, and half a second may be gone for the time zone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.3);

    /// <summary>One turn.</summary>
    /// <param name="on">The message whose button was pressed. It is replaced even if nobody remembers having sent it.</param>
    public async Task<TurnOutcome> TakeAsync(InboundMessage said, SlackPlace place, string? on, CancellationToken cancellation)
    {
        var line = ways.Carrier.To(place);
        var outcome = await desk.HandleAsync(await ways.People.AtHomeAsync(said, place.Workspace), Handing(line, place), Patience, cancellation);
        replacer.Replace(line, outcome.Case.Name.Conversation, [.. outcome.Replace.RemoveAll(card => card.ActivityId == on), .. Pressed(said.Said, outcome, on)]);
        ways.Cases.Note(place, outcome.Case);
        return outcome;
    }

    private Deliver Handing(IFileLine line, SlackPlace place) => async (outcome, cancellation) =>
    {
        ways.Invitations.Follow(outcome, place);
        return await outbox.To(line)(await OwnFile.HandOverAsync(outcome, line, place.IsPersonal, cancellation), cancellation);
    };

    private static IEnumerable<(string, ConversationEvent.PromptAnswered)> Pressed(Said said, TurnOutcome outcome, string? on) =>
        on is null ? [] : outcome.Used.Where(used => used.Card == CardOf(said)).Select(used => (on, used));

    private static string? CardOf(Said said) => said switch
    {
        Said.Pressed pressed => pressed.Card,
        Said.Submitted form => form.Card,
        _ => null,
    };
}

/// <summary>What a turn in Slack goes by: how to answer, where people are, who has which case, and who is asked to take one over.</summary>
public sealed record SlackWays(SlackCarrier Carrier, SlackPeople People, SlackCases Cases, SlackInvitations Invitations);
