using System.Text.Json;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams.Connector;
using Coach.Teams.Wire;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>Carries replies to Teams.</summary>
public sealed class TeamsCarrier(ConnectorClient connector, TeamsReferences references, TimeProvider clock) : IReplyCarrier
{
    internal const string Name = "teams";

    public string Channel => Name;

    public IReplyLine LineTo(JsonElement address) => To(address.Deserialize(ReferencesJson.Default.TeamsAddress)!);

    /// <summary>The way back to where a message came from.</summary>
    public TeamsLine To(ConversationReference reference, ConversationAddress conversation) => To(new(reference, CaseNames.HashOf(conversation)));

    /// <summary>The line to a conversation that nobody spoke in just now; null when it is unknown, or they don't want to hear from us.</summary>
    public async Task<IReplyLine?> FindAsync(ConversationAddress conversation, CancellationToken cancellation) =>
        await references.FindAsync(CaseNames.HashOf(conversation), cancellation) is { } reference ? To(reference, conversation) : null;

    /// <summary>Somebody spoke: they can be reached, there.</summary>
    public Task KeepAsync(ConversationAddress conversation, Activity activity, CancellationToken cancellation) => references.KeepAsync(conversation, activity, cancellation);

    /// <summary>The coach was taken out of a conversation.</summary>
    public Task ForgetAsync(ConversationAddress conversation, CancellationToken cancellation) => references.ForgetAsync(CaseNames.HashOf(conversation), cancellation);

    private TeamsLine To(TeamsAddress address) => new(connector, references, clock, address);
}
