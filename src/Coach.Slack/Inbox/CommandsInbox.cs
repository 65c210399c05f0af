namespace Coach.Slack.Inbox;

/// <summary>Slash commands.</summary>
/// <remarks>https://docs.slack.dev/interactivity/implementing-slash-commands</remarks>
internal static class CommandsInbox
{
    /// <summary>Null when something is missing.</summary>
    public static SlackInbound? Read(IReadOnlyDictionary<string, string> fields)
    {
        var workspace = new SlackWorkspace(fields.GetValueOrDefault("team_id"), fields.GetValueOrDefault("enterprise_id"), fields.GetValueOrDefault("is_enterprise_install") == "true");
        var by = new SlackActor(workspace, fields.GetValueOrDefault("user_id") ?? "", fields.GetValueOrDefault("trigger_id") ?? "");
        var channel = fields.GetValueOrDefault("channel_id");
        _ = Uri.TryCreate(fields.GetValueOrDefault("response_url"), UriKind.Absolute, out var response);
        return workspace.IsKnown && SlackIds.IsId(by.User) && SlackIds.IsToken(by.TriggerId) && SlackIds.IsId(channel)
            ? new SlackInbound.Command(by, channel!, fields.GetValueOrDefault("text") ?? "", response)
            : null;
    }
}
