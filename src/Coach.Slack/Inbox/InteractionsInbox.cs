using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Slack.Wire;

namespace Coach.Slack.Inbox;

/// <summary>Buttons, modals and shortcuts. Slack doesn't deliver these again: whoever gets no answer sees an error and presses once more.</summary>
/// <remarks>https://docs.slack.dev/interactivity/handling-user-interaction</remarks>
internal static class InteractionsInbox
{
    /// <summary>Null when something is missing.</summary>
    public static SlackInbound? Read(string payload, DateTimeOffset now)
    {
        if (JsonSerializer.Deserialize(payload, SlackWire.Default.Interaction) is not { Type: { Length: > 0 } type } interaction)
        {
            return null;
        }

        var by = new SlackActor(WorkspaceOf(interaction), interaction.User?.Id ?? "", interaction.TriggerId ?? "");
        if (type is "block_suggestion" or "view_closed")
        {
            return type == "view_closed" ? ModalForm.Closed(interaction, by, now) : new SlackInbound.Suggestion();
        }

        return by.Workspace.IsKnown && SlackIds.IsId(by.User) && SlackIds.IsToken(by.TriggerId)
            ? type switch
            {
                "block_actions" => Pressed(interaction, by, now),
                "view_submission" => ModalForm.Submitted(interaction, by, now),
                "shortcut" => interaction.CallbackId == SlackActions.StartShortcut ? new SlackInbound.Start(by) : new SlackInbound.Unhandled(),
                "message_action" => interaction.CallbackId == SlackActions.AskShortcut ? AskAbout(interaction, by) : new SlackInbound.Unhandled(),
                _ => new SlackInbound.Unhandled(),
            }
            : null;
    }

    // An organisation's installation has no team of its own; a view says where the app that opened it is installed.
    private static SlackWorkspace WorkspaceOf(Interaction interaction) =>
        new(interaction.View?.AppInstalledTeamId ?? interaction.Team?.Id ?? interaction.User?.TeamId, interaction.Enterprise?.Id, interaction.IsEnterpriseInstall ?? false);

    private static SlackInbound? Pressed(Interaction interaction, SlackActor by, DateTimeOffset now) => (interaction.Actions is [var first, ..] ? first : null) switch
    {
        { ActionId: { } way } when way.StartsWith(SlackActions.GoPrefix, StringComparison.Ordinal) => new SlackInbound.Ignored(), // a link: Slack tells of it all the same
        { ActionId: SlackActions.StartButton } => new SlackInbound.Start(by),
        { ActionId: SlackActions.RemindersButton, Value: { Length: > 0 } words } => new SlackInbound.Setting(by, words),
        { ActionId: SlackActions.PermitButton or SlackActions.RefuseButton } answer => Permission(interaction, by, answer),
        { ActionId: { } action, Value: { } value } when SlackActions.IsAnswer(action) => Answered(interaction, by, value, now),
        _ => new SlackInbound.Unhandled(),
    };

    private static SlackInbound.Message? Answered(Interaction interaction, SlackActor by, string value, DateTimeOffset now)
    {
        Said? said = JsonSerializer.Deserialize(value, SlackJson.Default.ButtonValue) switch
        {
            { Choice: { Length: > 0 } choice } button => new Said.Pressed(choice, button.Card),
            { Form: { Length: > 0 } form } button => new Said.Submitted(form, ModalForm.Fields(interaction.State), button.Card),
            _ => null,
        };
        var place = PlaceOf(interaction, by);
        return said is not null && place.IsKnown ? new(new(place.Conversation, by.TriggerId, new(by.User, Name: null), said, now), place, SlackIds.IsTimestamp(interaction.Message?.Ts) ? interaction.Message!.Ts : null) : null;
    }

    private static SlackPlace PlaceOf(Interaction interaction, SlackActor by)
    {
        var channel = interaction.Channel?.Id ?? interaction.Container?.ChannelId ?? "";
        var ts = interaction.Message?.Ts ?? interaction.Container?.MessageTs;
        var thread = interaction.Message?.ThreadTs ?? interaction.Container?.ThreadTs;
        return new(by.Workspace, channel, SlackIds.IsDirect(channel) ? (thread == ts ? null : thread) : thread ?? ts, by.User, by.TriggerId);
    }

    private static SlackInbound.AskAbout? AskAbout(Interaction interaction, SlackActor by) => interaction.Message switch
    {
        { BotId: null, User: { } author, Text: { Length: > 0 } text } when SlackIds.IsId(author) => new SlackInbound.AskAbout(by, author, SlackWords.Of(text, bot: null), $"{interaction.Channel?.Id} {interaction.Message.Ts}", Response(interaction)),
        null => null,
        _ => new SlackInbound.AskAbout(by, Author: "", Words: "", Subject: "", Response(interaction)), // written by a bot, or a picture alone
    };

    private static Uri? Response(Interaction interaction) => Uri.TryCreate(interaction.ResponseUrl, UriKind.Absolute, out var response) ? response : null;

    private static SlackInbound.Permission? Permission(Interaction interaction, SlackActor by, InteractionAction answer)
    {
        var words = interaction.Message?.Blocks?.Where(block => block?.BlockId?.StartsWith(SlackActions.WordsBlock, StringComparison.Ordinal) ?? false).Select(block => SlackWords.Plain(block.Text?.Text ?? ""));
        var place = PlaceOf(interaction, by);
        return SlackIds.IsId(answer.Value) && place.IsKnown && interaction.Message?.Ts is { } ts
            ? new(by, answer.Value!, answer.ActionId == SlackActions.PermitButton, string.Concat(words ?? []), place, ts)
            : null;
    }
}
