using System.Text.Json;

namespace Coach.Slack.Wire;

/// <summary>What the Events API posts. Whatever a record here doesn't name is not looked at.</summary>
/// <remarks>https://docs.slack.dev/apis/events-api</remarks>
public sealed record EventEnvelope(
    string? Type,
    string? Challenge,
    string? TeamId,
    string? EnterpriseId,
    string? EventId,
    long? EventTime,
    IReadOnlyList<Authorization>? Authorizations,
    JsonElement? Event);

/// <summary>For whom an event is delivered: the installation that it belongs to.</summary>
public sealed record Authorization(string? EnterpriseId, string? TeamId, string? UserId, bool? IsBot, bool? IsEnterpriseInstall);

/// <summary>The type of an event decides what else it may hold: <c>user</c> is a string in one and an object in another.</summary>
public sealed record EventKind(string? Type);

/// <summary>app_mention and message, with their subtypes.</summary>
public sealed record MessageEvent(
    string? Subtype,
    string? Channel,
    string? ChannelType,
    string? User,
    string? BotId,
    string? Text,
    string? Ts,
    string? ThreadTs,
    string? DeletedTs,
    IReadOnlyList<SharedFile?>? Files,
    EditedMark? Edited,
    MessageEvent? Message,
    MessageEvent? PreviousMessage);

/// <summary>A file that was put into a message.</summary>
/// <remarks>https://docs.slack.dev/reference/objects/file-object</remarks>
/// <param name="Size">Bytes.</param>
public sealed record SharedFile(string? Name, string? Title, string? Mimetype, long? Size);

public sealed record EditedMark(string? Ts);

public sealed record HomeOpenedEvent(string? User, string? Channel, string? Tab);

public sealed record TokensRevokedEvent(RevokedTokens? Tokens);

/// <summary>Ids of users whose tokens ended; those of bots are the app's own.</summary>
public sealed record RevokedTokens(IReadOnlyList<string>? Oauth, IReadOnlyList<string>? Bot);
