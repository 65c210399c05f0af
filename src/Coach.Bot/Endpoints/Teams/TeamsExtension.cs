using System.Net;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Connector;
using Coach.Teams.Extension;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>"Ask the coach about this": a case that begins with a message from anywhere goes on in the person's own chat with the coach.</summary>
public sealed class TeamsExtension(ConnectorClient connector, TeamsTurns turns)
{
    /// <summary>What the dialog shows next.</summary>
    public async Task<TaskAnswer> AnswerAsync(Inbound.ExtensionAction action, CancellationToken cancellation)
    {
        if (action.Sent is not { } text)
        {
            return AboutMessage.Dialog(action.Activity.Value);
        }

        try
        {
            var (activity, chat) = (action.Activity, await connector.OpenChatAsync(ConversationReference.To(action.Activity), cancellation));
            var here = new ConversationAccount(chat, ConversationType: "personal", TenantId: action.By.Conversation.Tenant);
            var said = action.By with { Conversation = action.By.Conversation with { Id = chat, IsPersonal = true }, Said = new Said.Typed(text) };
            await turns.TakeAsync(activity with { Conversation = here, Type = "invoke" }, said, usedCard: null, cancellation);
            return AboutMessage.Note(Sentences.Extension_Begun);
        }
        catch (ConnectorException e) when (e.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return AboutMessage.Note(Sentences.Extension_NotInstalled);
        }
    }
}
