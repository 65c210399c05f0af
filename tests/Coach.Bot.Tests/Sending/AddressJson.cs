using System.Text.Json.Serialization;

namespace Coach.Bot.Tests.Sending;

[JsonSerializable(typeof(string))]
internal sealed partial class AddressJson : JsonSerializerContext;
