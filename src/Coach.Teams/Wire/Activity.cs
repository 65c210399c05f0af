using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Teams.Wire;

/// <summary>A Bot Framework activity: what the coach reads or writes by name, everything else in <see cref="Unknown"/>.</summary>
/// <remarks>Fields whose shape depends on the sender (entities, channelData, value) stay JSON, and times stay text: an odd one must not cost the message.</remarks>
public sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Timestamp { get; init; }

    public string? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public string? ReplyToId { get; init; }

    public string? Locale { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<Attachment?>? Attachments { get; init; }

    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public JsonElement? ChannelData { get; init; }

    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    public string? Action { get; init; }

    public string? DeliveryMode { get; init; }

    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount?>? MembersRemoved { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A person or a bot.</summary>
public sealed record ChannelAccount(string? Id, string? Name = null, string? AadObjectId = null, string? Role = null)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A personal chat, a group chat or one thread of a channel.</summary>
/// <param name="ConversationType">personal, groupChat or channel; absent on some channels.</param>
public sealed record ConversationAccount(string? Id, string? Name = null, bool? IsGroup = null, string? ConversationType = null, string? TenantId = null)
{
    /// <summary>Whether nobody else reads along.</summary>
    [JsonIgnore]
    public bool IsPersonal => ConversationType is "personal" || (ConversationType is null && IsGroup is not true);

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

public sealed record Attachment(string? ContentType, JsonElement? Content = null, string? ContentUrl = null, string? Name = null)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A mention or a clientInfo; other entities are passed over.</summary>
public sealed record Entity(string? Type, string? Text, ChannelAccount? Mentioned, string? Timezone, string? Locale);

public sealed record TeamsChannelData(TeamsTenant? Tenant, string? EventType = null);

public sealed record TeamsTenant(string? Id);

/// <summary>The value of an adaptiveCard/action invoke.</summary>
public sealed record CardInvoke(CardInvokeAction? Action);

public sealed record CardInvokeAction(JsonElement? Data);

/// <summary>What each of our buttons carries. The inputs of the card come back beside it.</summary>
public sealed record ButtonData(ButtonMark? Coach)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Inputs { get; set; }
}

/// <summary>Either a choice or a form, and the card it stands on.</summary>
public sealed record ButtonMark(string? Choice = null, string? Form = null, string? Card = null);

/// <summary>Asks for the personal chat with somebody; the same one each time.</summary>
public sealed record NewChat(ChannelAccount? Bot, IReadOnlyList<ChannelAccount?> Members, bool IsGroup, string? TenantId, TeamsChannelData ChannelData);

/// <summary>The answer to a send or an update: the id, or what went wrong.</summary>
public sealed record ConnectorAnswer(string? Id, ConnectorError? Error);

public sealed record ConnectorError(string? Code);
