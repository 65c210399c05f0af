namespace Coach.Slack.Wire;

/// <summary>The <c>payload</c> of an interaction: a button, a modal, a shortcut.</summary>
/// <remarks>https://docs.slack.dev/reference/interaction-payloads</remarks>
public sealed record Interaction(
    string? Type,
    string? CallbackId,
    string? TriggerId,
    string? ResponseUrl,
    bool? IsEnterpriseInstall,
    Named? Team,
    Named? Enterprise,
    InteractionUser? User,
    Named? Channel,
    InteractionMessage? Message,
    InteractionContainer? Container,
    InteractionView? View,
    IReadOnlyList<InteractionAction>? Actions,
    InteractionState? State);

public sealed record Named(string? Id, string? Name);

public sealed record InteractionUser(string? Id, string? TeamId);

public sealed record InteractionMessage(string? Ts, string? ThreadTs, string? User, string? BotId, string? Text, IReadOnlyList<InteractionBlock>? Blocks);

/// <summary>A block of a message that somebody pressed something on.</summary>
public sealed record InteractionBlock(string? BlockId, InteractionText? Text);

public sealed record InteractionText(string? Text);

public sealed record InteractionContainer(string? MessageTs, string? ThreadTs, string? ChannelId);

public sealed record InteractionView(string? Id, string? CallbackId, string? PrivateMetadata, string? AppInstalledTeamId, InteractionState? State);

public sealed record InteractionAction(string? ActionId, string? Value);

/// <summary>Block id, then action id, then what was filled in.</summary>
public sealed record InteractionState(IReadOnlyDictionary<string, IReadOnlyDictionary<string, InputValue>>? Values);

public sealed record InputValue(string? Value, string? SelectedDate, InputOption? SelectedOption, IReadOnlyList<InputOption>? SelectedOptions)
{
    /// <summary>What was filled in; several values are joined by a comma. Null when nothing was.</summary>
    public string? Text => Value ?? SelectedDate ?? SelectedOption?.Value ?? (SelectedOptions is { Count: > 0 } some ? string.Join(',', some.Select(option => option?.Value)) : null);
}

public sealed record InputOption(string? Value);
