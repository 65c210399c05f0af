using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Records;

namespace Coach.Bot.Sending;

/// <summary>The replies of one turn on their way.</summary>
/// <param name="Answers">The id of the message that they answer; by it they are found in the log again.</param>
internal sealed record Delivery(IReplyLine Line, CaseName Case, string Answers, ImmutableArray<DeliveryPart> Parts)
{
    private const int HashLength = 16;

    /// <summary>How many of the parts have been sent.</summary>
    public int Sent { get; set; }

    /// <summary>The state of the record that stands for it; null when another process has it now, it was erased, or there may be none.</summary>
    public RecordTag? Tag { get; set; } = RecordTag.None;

    /// <summary>pending/conversation/number-hash: one for each turn, and no person in it.</summary>
    public string RecordName =>
        $"{PendingSends.Prefix}{Case.Conversation}/{Case.Number}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Answers)))[..HashLength]}";
}

/// <summary>One message of a delivery.</summary>
/// <param name="Card">The prompt whose buttons it has; null without any that may be replaced.</param>
internal sealed record DeliveryPart(SendPart Send, string? Card)
{
    public static ImmutableArray<DeliveryPart> Of(IReplyLine line, IEnumerable<Reply> replies) => [.. replies.SelectMany(reply => Of(line, reply))];

    private static IEnumerable<DeliveryPart> Of(IReplyLine line, Reply reply)
    {
        var parts = line.Parts(reply);
        return parts.Select((send, i) => new DeliveryPart(send, i == parts.Length - 1 && reply.Kind is not ReplyKind.Result ? reply.Card : null));
    }
}

/// <summary>What a pending record holds: not the text, which is in the log.</summary>
/// <param name="Address">The channel's own, see <see cref="IReplyLine.Address"/>.</param>
/// <param name="HeldUntil">UTC; until then a living process is sending it.</param>
internal sealed record PendingSend(string Channel, JsonElement Address, string Conversation, int Number, string Answers, int Sent, DateTimeOffset HeldUntil);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PendingSend))]
internal sealed partial class PendingJson : JsonSerializerContext;
