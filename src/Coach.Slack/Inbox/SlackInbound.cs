using System.Text.Json.Serialization;
using Coach.Core.Conversations;

namespace Coach.Slack.Inbox;

/// <summary>What a proved request from Slack turned out to be.</summary>
public abstract record SlackInbound
{
    private SlackInbound() { }

    /// <summary>Slack asks whether somebody is there.</summary>
    public sealed record Challenge(string Words) : SlackInbound;

    /// <summary>Somebody wrote, changed or deleted a message, or pressed a button on one.</summary>
    /// <param name="On">The message whose button was pressed.</param>
    public sealed record Message(InboundMessage Said, SlackPlace Place, string? On = null) : SlackInbound;

    /// <summary>Somebody sent a modal. Not taken while something required is missing: field to what is wrong.</summary>
    public sealed record Submission(InboundMessage Said, SlackPlace Place, IReadOnlyDictionary<string, string> Errors) : SlackInbound;

    /// <summary>A slash command.</summary>
    public sealed record Command(SlackActor By, string Channel, string Text, Uri? ResponseUrl) : SlackInbound
    {
        /// <summary>Whether it was given in a direct message, with the coach or with anybody.</summary>
        public bool IsDirect => SlackIds.IsDirect(Channel);
    }

    /// <summary>The global shortcut, or the button of the home tab: begin in the direct message.</summary>
    public sealed record Start(SlackActor By) : SlackInbound;

    /// <summary>A setting of the home tab, as the words that do the same in the direct message.</summary>
    public sealed record Setting(SlackActor By, string Words) : SlackInbound;

    /// <summary>"Ask the coach about this" on somebody's message.</summary>
    /// <param name="Author">Who wrote it.</param>
    /// <param name="Subject">Tells the message from others.</param>
    public sealed record AskAbout(SlackActor By, string Author, string Words, string Subject, Uri? ResponseUrl) : SlackInbound;

    /// <summary>An author's answer to whether their words may be used.</summary>
    /// <param name="Asker">Who wants to use them.</param>
    public sealed record Permission(SlackActor By, string Asker, bool IsGiven, string Words, SlackPlace Place, string MessageTs) : SlackInbound;

    /// <summary>Somebody looks at the home tab.</summary>
    public sealed record HomeOpened(SlackWorkspace Workspace, string User) : SlackInbound;

    /// <summary>The app's own access to a workspace ended.</summary>
    public sealed record Uninstalled(SlackWorkspace Workspace, Withdrawal Withdrawal) : SlackInbound;

    /// <summary>Another app's list that asks for options; ours has none.</summary>
    public sealed record Suggestion : SlackInbound;

    /// <summary>Nothing to answer: other bots, other people's talk, events that don't matter here.</summary>
    public sealed record Ignored : SlackInbound;

    /// <summary>An interaction that isn't ours.</summary>
    public sealed record Unhandled : SlackInbound;

    /// <summary>No request as Slack makes them.</summary>
    public sealed record Invalid(string Why) : SlackInbound;
}

/// <summary>An installation of the app: a workspace, or a whole Enterprise Grid organisation.</summary>
public sealed record SlackWorkspace(string? Team, string? Enterprise, bool IsEnterpriseInstall)
{
    /// <summary>Names the installation; also the tenant of its conversations, because the channels of an organisation can be in several of its workspaces.</summary>
    [JsonIgnore]
    public string Key => (IsEnterpriseInstall ? Enterprise : Team) ?? "";

    [JsonIgnore]
    public bool IsKnown => SlackIds.IsId(Key) && (Team is null || SlackIds.IsId(Team)) && (Enterprise is null || SlackIds.IsId(Enterprise));
}

/// <summary>The end of an installation.</summary>
/// <param name="At">UTC, to the second: what was installed after it has not ended.</param>
/// <param name="Bot">The bot whose token was taken away; null where the whole app was.</param>
public sealed record Withdrawal(DateTimeOffset At, string? Bot);

/// <summary>Whoever did something, and the ticket that lets a modal be opened for them, once and within three seconds.</summary>
public sealed record SlackActor(SlackWorkspace Workspace, string User, string TriggerId);

/// <summary>Where an answer belongs.</summary>
/// <param name="Thread">The message that the thread hangs on; null in the main line of a direct message.</param>
/// <param name="User">Whoever is answered.</param>
/// <param name="Trigger">Where a button was pressed: lets a modal be opened.</param>
public sealed record SlackPlace(SlackWorkspace Workspace, string Channel, string? Thread, string User, string? Trigger = null)
{
    [JsonIgnore]
    public bool IsPersonal => SlackIds.IsDirect(Channel);

    /// <summary>A direct message is one conversation, whatever its threads; elsewhere a thread is one.</summary>
    [JsonIgnore]
    public ConversationAddress Conversation => new("slack", Workspace.Key, IsPersonal ? Channel : $"{Channel}:{Thread}", IsPersonal);

    /// <summary>Where people open it.</summary>
    /// <param name="site">The address of the workspace, as auth.test gives it.</param>
    public Uri? LinkOn(string? site) => Uri.TryCreate(site, UriKind.Absolute, out var workspace)
        ? new(workspace, Thread is { } thread ? $"archives/{Channel}/p{thread.Replace(".", "", StringComparison.Ordinal)}" : $"archives/{Channel}")
        : null;

    [JsonIgnore]
    public bool IsKnown => Workspace.IsKnown && SlackIds.IsId(Channel) && SlackIds.IsId(User) && (Thread is null ? IsPersonal : SlackIds.IsTimestamp(Thread));
}

/// <summary>What Slack's ids look like; what looks otherwise goes no further.</summary>
internal static class SlackIds
{
    private const int Longest = 64;

    public static bool IsId(string? text) => text is { Length: > 0 and <= Longest } && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Seconds, a point, and what tells messages of one second apart.</summary>
    public static bool IsTimestamp(string? text) => text is { Length: > 0 and <= Longest } && text.All(one => char.IsAsciiDigit(one) || one == '.');

    /// <summary>Triggers and event ids.</summary>
    public static bool IsToken(string? text) => text is { Length: > 0 and <= 2 * Longest } && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '_');

    public static bool IsDirect(string channel) => channel.StartsWith('D');
}
