using System.Text.Json.Serialization;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack.Installing;

/// <summary>The app in one workspace or organisation, as it is kept.</summary>
/// <param name="InstalledAt">UTC; null for one that was kept before this was.</param>
/// <param name="Token">Encrypted, as all that lets anybody in.</param>
/// <param name="RefreshToken">Encrypted; good once. Null for a token that doesn't end.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="RefreshingUntil">UTC; until then one process is exchanging the refresh token.</param>
public sealed record SlackInstallation(SlackWorkspace Workspace, string? BotUser, string Token, string? RefreshToken, DateTimeOffset? ExpiresAt, DateTimeOffset? RefreshingUntil, DateTimeOffset? InstalledAt = null)
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(2);

    public bool IsDue(DateTimeOffset now) => RefreshToken is not null && ExpiresAt - now < Early && !(RefreshingUntil > now);

    public bool IsGood(DateTimeOffset now) => !(ExpiresAt <= now);

    /// <summary>Whether it is this installation that ended. Events come late and twice, and the app may have been installed again meanwhile.</summary>
    public bool EndsWith(Withdrawal withdrawal) => !(InstalledAt > withdrawal.At) && (withdrawal.Bot is null || BotUser is null || BotUser == withdrawal.Bot);

    public override string ToString() => Workspace.Key; // never the tokens

    /// <summary>What an installation is called for; null when the answer names nobody.</summary>
    public static SlackWorkspace? WorkspaceOf(AccessAnswer answer) =>
        new SlackWorkspace(answer.Team?.Id, answer.Enterprise?.Id, answer.IsEnterpriseInstall ?? false) is { IsKnown: true } workspace ? workspace : null;
}

[JsonSerializable(typeof(SlackInstallation))]
internal sealed partial class InstallationJson : JsonSerializerContext;
