using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coach.Teams.Connector;
using Coach.Teams.Extension;
using Coach.Teams.Files;

namespace Coach.Teams.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(ExtensionInvoke))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskInfo))]
[JsonSerializable(typeof(NewChat))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(InvokeResult))]
[JsonSerializable(typeof(ButtonData))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(MessageEntity))]
[JsonSerializable(typeof(TeamsChannelData))]
[JsonSerializable(typeof(CardInvoke))]
[JsonSerializable(typeof(FileConsentValue))]
[JsonSerializable(typeof(FileOffer))]
[JsonSerializable(typeof(Files.FileInfo))]
[JsonSerializable(typeof(ConnectorAnswer))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(string))]
public sealed partial class TeamsJson : JsonSerializerContext;

internal static class JsonReading
{
    /// <summary>What the JSON holds; null when it has another shape.</summary>
    public static T? ReadOrNull<T>(this JsonElement? element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element?.Deserialize(type);
        }
        catch (JsonException)
        {
            return null; // the sender's own fields may have any shape
        }
    }
}
