using Coach.Core.Conversations;
using Coach.Teams.Files;
using Coach.Teams.Wire;

namespace Coach.Teams;

/// <summary>What a request from Teams turned out to be. Nothing here is proved yet: the activity is what its token must fit.</summary>
public abstract record Inbound
{
    private Inbound() { }

    /// <summary>Somebody said something; answered by sending.</summary>
    public sealed record Message(InboundMessage Said, Activity Activity) : Inbound;

    /// <summary>Somebody pressed a button of ours; also answered by an <see cref="InvokeResponse"/>.</summary>
    public sealed record CardAction(InboundMessage Said, Activity Activity) : Inbound;

    /// <summary>Somebody asks the coach about a message; answered by a dialog.</summary>
    /// <param name="By">Who, where and when.</param>
    /// <param name="Sent">What they sent from the dialog; null while it is still to be opened.</param>
    public sealed record ExtensionAction(InboundMessage By, string? Sent, Activity Activity) : Inbound;

    /// <summary>Somebody answered the offer of a file.</summary>
    /// <param name="By">Who, where and when.</param>
    public sealed record FileAnswered(InboundMessage By, FileAnswer Answer, Activity Activity) : Inbound;

    /// <summary>An invoke whose name or data isn't ours; answered by <see cref="InvokeResponses.NotOurs"/>.</summary>
    public sealed record UnknownInvoke(string? Name, Activity Activity) : Inbound;

    /// <summary>The coach was taken out of a conversation.</summary>
    public sealed record Left(ConversationAddress Conversation, Activity Activity) : Inbound;

    /// <summary>Nothing to answer.</summary>
    public sealed record Ignored(Activity Activity) : Inbound;

    /// <summary>Not to be answered, but for the status 400.</summary>
    /// <param name="Why">A fixed sentence.</param>
    public sealed record Invalid(string Why) : Inbound;
}
