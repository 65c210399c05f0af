using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams.Connector;
using Coach.Teams.Wire;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>Carries replies to Teams.</summary>
public sealed class TeamsCarrier(ConnectorClient connector, TeamsBlocks blocks, OpenCases cases, TimeProvider clock) : IReplyCarrier
{
    internal const string Name = "teams";

    public string Channel => Name;

    public IReplyLine LineTo(JsonElement address) => To(address.Deserialize(TeamsAddressJson.Default.TeamsAddress)!);

    /// <summary>The way back to where a message came from.</summary>
    public TeamsLine To(ConversationReference reference, ConversationAddress conversation) => To(new(reference, CaseNames.HashOf(conversation)));

    public async Task<IReplyLine?> FindAsync(ConversationAddress conversation, Person with, CancellationToken cancellation)
    {
        var name = CaseNames.HashOf(conversation);
        return (await cases.RecallAsync(name, cancellation)).State.WayBack is { } way && !await blocks.IsBlockedAsync(name, cancellation)
            ? To(new(JsonSerializer.Deserialize(way, TeamsJson.Default.ConversationReference)!, name))
            : null;
    }

    /// <summary>The message, with how to write to its conversation first. It says nothing of the person.</summary>
    public static InboundMessage Reachable(InboundMessage said, Activity activity) =>
        said with { WayBack = JsonSerializer.Serialize(ConversationReference.To(activity) with { ReplyToId = null, Person = null }, TeamsJson.Default.ConversationReference) };

    /// <summary>The coach was taken out of a conversation.</summary>
    public Task ForgetAsync(ConversationAddress conversation, CancellationToken cancellation) => blocks.BlockAsync(CaseNames.HashOf(conversation), cancellation);

    private TeamsLine To(TeamsAddress address) => new(connector, blocks, clock, address);
}

/// <summary>A line to a conversation, as a pending send keeps it.</summary>
/// <param name="Conversation">The name of the conversation (<see cref="CaseNames.HashOf"/>).</param>
public sealed record TeamsAddress(ConversationReference Reference, string Conversation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TeamsAddress))]
internal sealed partial class TeamsAddressJson : JsonSerializerContext;
