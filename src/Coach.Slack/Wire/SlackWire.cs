using System.Text.Json.Serialization;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Slack.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(EventKind))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(HomeOpenedEvent))]
[JsonSerializable(typeof(TokensRevokedEvent))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(SlackPlace))]
[JsonSerializable(typeof(PostedAnswer))]
[JsonSerializable(typeof(OpenedAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(AccessAnswer))]
public sealed partial class SlackWire : JsonSerializerContext;
