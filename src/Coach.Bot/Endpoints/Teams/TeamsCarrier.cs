using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>Carries replies to Teams.</summary>
public sealed class TeamsCarrier(ConnectorClient connector) : IReplyCarrier
{
    private const string Name = "teams";

    public string Channel => Name;

    public IReplyLine LineTo(JsonElement address) => To(address.Deserialize(TeamsJson.Default.ConversationReference)!);

    public IReplyLine To(ConversationReference conversation) => new Line(connector, conversation);

    private sealed class Line(ConnectorClient connector, ConversationReference to) : IReplyLine
    {
        public string Channel => Name;

        public JsonElement Address => JsonSerializer.SerializeToElement(to, TeamsJson.Default.ConversationReference);

        public ImmutableArray<SendPart> Parts(Reply reply) =>
            [.. CardMessage.For(reply).Select(message => new SendPart(cancellation => TriedAsync(() => connector.SendAsync(to, message, cancellation))))];

        public Task ReplaceAsync(string messageId, ConversationEvent.PromptAnswered by, CancellationToken cancellation) =>
            TriedAsync(() => connector.UpdateAsync(to with { ReplyToId = null }, messageId, CardMessage.For(by), cancellation));

        private static async Task<string?> TriedAsync(Func<Task<string?>> send)
        {
            try
            {
                return await send();
            }
            catch (ConnectorException e)
            {
                throw new DeliveryException(FaultOf(e.Status), "Teams did not take a message.", e.RetryAfter, e);
            }
            catch (HttpRequestException e)
            {
                throw new DeliveryException(FaultOf(e.HttpRequestError), "Teams could not be reached.", cause: e);
            }
            catch (OperationCanceledException e) when (e.InnerException is TimeoutException)
            {
                throw new DeliveryException(DeliveryFault.Unknown, "Teams did not answer in time.", cause: e);
            }
        }

        private static DeliveryFault FaultOf(HttpStatusCode? status) => status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => DeliveryFault.NotSent,
            >= HttpStatusCode.InternalServerError => DeliveryFault.Unknown,
            _ => DeliveryFault.Refused,
        };

        private static DeliveryFault FaultOf(HttpRequestError error) =>
            error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError ? DeliveryFault.NotSent : DeliveryFault.Unknown;
    }
}
