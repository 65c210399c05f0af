using System.Collections.Immutable;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What people do to their messages afterwards. It is written down and changes no answer: whoever wants that, says so.</summary>
internal static class Afterthoughts
{
    /// <summary>Nothing for a message that the case doesn't know: it wasn't for the coach.</summary>
    public static ImmutableArray<ConversationEvent> Keep(Conversation state, InboundMessage message) => message.Said switch
    {
        Said.Edited edited when state.Seen.Contains(edited.MessageId) => [new MessageEdited(message.Id, edited.MessageId, message.From, Keepable(edited.Text))],
        Said.Deleted deleted when state.Seen.Contains(deleted.MessageId) => [new MessageDeleted(message.Id, deleted.MessageId, message.From)],
        _ => [],
    };

    private static string Keepable(string text) =>
        Remarks.Keepable(new Said.Typed(text), Remark.Of(text)) is Said.Typed kept ? kept.Text : text;
}
