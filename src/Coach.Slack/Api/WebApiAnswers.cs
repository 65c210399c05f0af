using System.Text.Json.Serialization;

namespace Coach.Slack.Api;

public sealed record PostedAnswer([property: JsonRequired] string Ts);

public sealed record OpenedAnswer([property: JsonRequired] OpenedChannel Channel);

public sealed record OpenedChannel([property: JsonRequired] string Id);

public sealed record UserAnswer([property: JsonRequired] SlackUser User);

/// <summary>Where somebody is, and what they are called.</summary>
/// <param name="Tz">IANA name.</param>
public sealed record SlackUser(string? Tz, string? Locale, string? RealName);

public sealed record TestAnswer(string? Url, string? Team, string? TeamId, string? UserId, string? BotId, string? EnterpriseId, bool? IsEnterpriseInstall);

public sealed record UploadAnswer([property: JsonRequired] Uri UploadUrl, [property: JsonRequired] string FileId);

/// <summary>An installation: the token, and how long it lasts.</summary>
/// <param name="ExpiresIn">Seconds; null for a token that doesn't end.</param>
public sealed record AccessAnswer(
    [property: JsonRequired] string AccessToken,
    string? RefreshToken,
    int? ExpiresIn,
    string? BotUserId,
    string? Scope,
    bool? IsEnterpriseInstall,
    AccessOwner? Team,
    AccessOwner? Enterprise,
    AccessUser? AuthedUser)
{
    public override string ToString() => Team?.Id ?? Enterprise?.Id ?? ""; // never the tokens
}

public sealed record AccessOwner(string? Id, string? Name);

public sealed record AccessUser(string? Id);
