using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack.Wire;

namespace Coach.Slack.Inbox;

/// <summary>Events: what is said to the coach, and what happens to its installation.</summary>
/// <remarks>https://docs.slack.dev/reference/events</remarks>
internal static class EventsInbox
{
    /// <summary>Null when something is missing.</summary>
    public static SlackInbound? Read(ReadOnlySpan<byte> body, DateTimeOffset now) => JsonSerializer.Deserialize(body, SlackWire.Default.EventEnvelope) switch
    {
        { Type: "url_verification", Challenge: { } words } => new SlackInbound.Challenge(words),
        { Type: "event_callback", Event: { ValueKind: JsonValueKind.Object } happened } envelope => Event(new(envelope), happened, now),
        { Type: "app_rate_limited" } => new SlackInbound.Ignored(),
        _ => null,
    };

    private static SlackInbound? Event(Receiver us, JsonElement happened, DateTimeOffset now)
    {
        var type = happened.Deserialize(SlackWire.Default.EventKind)?.Type;
        return us.Workspace.IsKnown
            ? type switch
            {
                "app_mention" or "message" => Message(new(us, happened.Deserialize(SlackWire.Default.MessageEvent)!, type, now)),
                "app_home_opened" => HomeOpened(us, happened.Deserialize(SlackWire.Default.HomeOpenedEvent)!, now),
                "app_uninstalled" => new SlackInbound.Uninstalled(us.Workspace, new(us.At(now), Bot: null)),
                "tokens_revoked" => Revoked(us, happened.Deserialize(SlackWire.Default.TokensRevokedEvent)?.Tokens?.Bot, now),
                null or "" => null,
                _ => new SlackInbound.Ignored(),
            }
            : null;
    }

    /// <summary>The tokens of users are none of ours.</summary>
    private static SlackInbound Revoked(Receiver us, IReadOnlyList<string>? bots, DateTimeOffset now) =>
        bots is [{ } bot, ..] ? new SlackInbound.Uninstalled(us.Workspace, new(us.At(now), bot)) : new SlackInbound.Ignored();

    /// <summary>Whoever opens the messages for the first time is welcomed there.</summary>
    private static SlackInbound? HomeOpened(Receiver us, HomeOpenedEvent opened, DateTimeOffset now)
    {
        var place = new SlackPlace(us.Workspace, opened.Channel ?? "", Thread: null, opened.User ?? "");
        return opened.Tab switch
        {
            "home" when SlackIds.IsId(opened.User) => new SlackInbound.HomeOpened(us.Workspace, place.User),
            "messages" when place is { IsKnown: true, IsPersonal: true } && SlackIds.IsToken(us.EventId) => new SlackInbound.Message(new(place.Conversation, us.EventId!, new(place.User, Name: null), new Said.Joined(), now), place),
            "home" or "messages" => null,
            _ => new SlackInbound.Ignored(),
        };
    }

    private static SlackInbound? Message(Post post) => post.Event switch
    {
        { Subtype: null or "file_share" or "thread_broadcast" or "me_message" } said when post.IsForUs(said) => Said(post, said, said.Ts, new Said.Typed(SlackWords.Of(said.Text, post.Us.Bot))),
        { Subtype: "message_changed", Message: { Subtype: "tombstone" } gone, PreviousMessage: { } before } when post.IsPersons(before) => Deleted(post, before, gone.Ts),
        { Subtype: "message_changed", Message: { Edited.Ts: { } edited } after } change when post.IsPersons(after) && after.Text != change.PreviousMessage?.Text =>
            Said(post, after, $"{after.Ts}.{edited}", new Said.Edited(after.Ts ?? "", SlackWords.Of(after.Text, post.Us.Bot))),
        { Subtype: "message_deleted", PreviousMessage: { } before, DeletedTs: var deleted } when post.IsPersons(before) => Deleted(post, before, deleted),
        _ => new SlackInbound.Ignored(),
    };

    private static SlackInbound.Message? Deleted(Post post, MessageEvent before, string? ts) => Said(post, before with { Ts = ts }, $"{ts}.deleted", new Said.Deleted(ts ?? ""));

    private static SlackInbound.Message? Said(Post post, MessageEvent message, string? id, Said said)
    {
        var channel = post.Event.Channel ?? "";
        var place = new SlackPlace(post.Us.Workspace, channel, SlackIds.IsDirect(channel) ? message.ThreadTs : message.ThreadTs ?? message.Ts, message.User ?? "");
        return SlackIds.IsTimestamp(message.Ts) && place.IsKnown
            ? new(new(place.Conversation, id!, new(place.User, Name: null), said, post.Now) { Attachments = said is Said.Typed ? FilesOf(message) : null, Change = said is Said.Typed && message.Edited?.Ts is { } edited ? $"{message.Ts}.{edited}" : null }, place)
            : null;
    }

    private static IReadOnlyList<AttachedFile>? FilesOf(MessageEvent message) =>
        AttachedFile.Kept((message.Files ?? []).OfType<SharedFile>().Select(file => new AttachedFile(file.Name ?? file.Title, file.Mimetype, file.Size)));

    /// <summary>The installation that an event came for.</summary>
    private sealed record Receiver(SlackWorkspace Workspace, string? Bot, string? EventId, long? EventTime)
    {
        public Receiver(EventEnvelope envelope)
            : this(WorkspaceOf(envelope), envelope.Authorizations?.FirstOrDefault(one => one is { IsBot: true })?.UserId, envelope.EventId, envelope.EventTime)
        {
        }

        /// <summary>When it happened, which may be long before it comes.</summary>
        public DateTimeOffset At(DateTimeOffset now) => EventTime is { } seconds && seconds > 0 && seconds < now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;

        private static SlackWorkspace WorkspaceOf(EventEnvelope envelope) => envelope.Authorizations is [{ } first, ..]
            ? new(first.TeamId ?? envelope.TeamId, first.EnterpriseId ?? envelope.EnterpriseId, first.IsEnterpriseInstall ?? false)
            : new(envelope.TeamId, envelope.EnterpriseId, IsEnterpriseInstall: false);
    }

    private sealed record Post(Receiver Us, MessageEvent Event, string Type, DateTimeOffset Now)
    {
        /// <summary>By a person: bots that answer each other would never end.</summary>
        public bool IsPersons(MessageEvent message) => message is { BotId: null, User: { } user } && user != Us.Bot;

        /// <summary>In a channel only what mentions the coach is for it. Such a post comes as app_mention and, where history may be read, as message too: one message, by its time.</summary>
        public bool IsForUs(MessageEvent message) =>
            IsPersons(message) && (Type == "app_mention" || SlackIds.IsDirect(message.Channel ?? "") || (Us.Bot is { } bot && SlackWords.Mention(message.Text, bot)));
    }
}
