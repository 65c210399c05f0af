using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What people do to their messages afterwards. It is written down and changes no answer: whoever wants that, says so.</summary>
internal static class Afterthoughts
{
    /// <summary>A later version of a message that the case knows is an edit; of one that it doesn't, it is the message.</summary>
    public static InboundMessage Of(Conversation state, InboundMessage message) =>
        message is { Change: { } change, Said: Said.Typed typed } && state.Seen.Contains(message.Id) ? message with { Id = change, Said = new Said.Edited(message.Id, typed.Text) } : message;

    /// <summary>Nothing for a message in a group or channel that the case doesn't know: it wasn't for the coach. In a personal chat everything is, and what became of a message may come before it.</summary>
    public static void Keep(Draft draft)
    {
        var message = draft.Message;
        ConversationEvent? kept = message.Said switch
        {
            Said.Edited edited when IsForUs(draft, edited.MessageId) => new MessageEdited(message.Id, edited.MessageId, message.From, Keepable(edited.Text)),
            Said.Deleted deleted when IsForUs(draft, deleted.MessageId) => new MessageDeleted(message.Id, deleted.MessageId, message.From),
            _ => null,
        };
        if (kept is not null)
        {
            Dialogue.Open(draft);
            draft.Add(kept);
        }
    }

    private static bool IsForUs(Draft draft, string messageId) => draft.Message.Conversation.IsPersonal || draft.State.Seen.Contains(messageId);

    private static string Keepable(string text) =>
        Remarks.Keepable(new Said.Typed(text), Remark.Of(text)) is Said.Typed kept ? kept.Text : text;
}
