using Coach.Teams.Wire;

namespace Coach.Teams.Connector;

/// <summary>Where an answer goes. Each conversation keeps the one of its latest activity, because the address may change.</summary>
public sealed record ConversationReference(
    string ServiceUrl,
    ConversationAccount Conversation,
    string? ChannelId,
    ChannelAccount? Bot,
    ChannelAccount? Person,
    string? ReplyToId)
{
    /// <summary>Back to where a message or card action came from (<see cref="Inbound"/>). What we don't know we don't echo.</summary>
    public static ConversationReference To(Activity activity) =>
        new(
            activity.ServiceUrl!,
            activity.Conversation! with { Unknown = null },
            activity.ChannelId,
            Known(activity.Recipient),
            Known(activity.From),
            activity.Type is "message" ? activity.Id : null);

    /// <summary>The same person, in a chat of their own.</summary>
    public ConversationReference InChat(string id) => this with { Conversation = new(id, ConversationType: "personal", TenantId: Conversation.TenantId), ReplyToId = null };

    /// <summary>The message, addressed to here.</summary>
    public Activity Address(Activity message) => message with
    {
        ChannelId = ChannelId,
        Conversation = Conversation,
        From = Bot,
        Recipient = Person,
        ReplyToId = ReplyToId,
    };

    /// <summary>As much of it as sending takes.</summary>
    public ConversationReference WithoutNames() => this with
    {
        Conversation = Conversation with { Name = null },
        Bot = Bot is null ? null : Bot with { Name = null },
        Person = Person is null ? null : Person with { Name = null },
    };

    private static ChannelAccount? Known(ChannelAccount? account) => account is null ? null : account with { Unknown = null };
}
