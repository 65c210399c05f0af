using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Azure.Identity;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Files;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>The way back to one conversation in Teams.</summary>
/// <remarks>Which failures may be tried again: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis</remarks>
public sealed class TeamsLine(ConnectorClient connector, TeamsBlocks blocks, TimeProvider clock, TeamsAddress to) : IFileLine
{
    private static readonly TimeSpan TypesAfter = TimeSpan.FromSeconds(1.5);

    public string Channel => TeamsCarrier.Name;

    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    public JsonElement Address => JsonSerializer.SerializeToElement(to with { Reference = to.Reference.WithoutNames() }, TeamsAddressJson.Default.TeamsAddress);

    public ImmutableArray<SendPart> Parts(Reply reply) =>
        [.. CardMessage.For(reply).Select(message => new SendPart(cancellation => TriedAsync(() => connector.SendAsync(to.Reference, message, cancellation))))];

    public Task ReplaceAsync(string messageId, ConversationEvent.PromptAnswered by, CancellationToken cancellation) =>
        TriedAsync(() => connector.UpdateAsync(to.Reference with { ReplyToId = null }, messageId, CardMessage.For(by), cancellation));

    /// <summary>Offers it in the chat with the person alone; Teams asks them whether they want it (<see cref="TeamsFiles"/>).</summary>
    public Task SendFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) => FaultsAsync(async () =>
    {
        var chat = to.Reference.Conversation.IsPersonal ? to.Reference : to.Reference.InChat(await connector.OpenChatAsync(to.Reference, cancellation));
        return await connector.SendAsync(chat, FileConsent.Offer(new(name, content.Length), Sentences.File_Offer, to.Conversation), cancellation);
    });

    /// <summary>Shows that the coach is at it when a turn takes long. It is only a courtesy: whatever goes wrong with it doesn't matter.</summary>
    public async Task TypeWhileAsync(Task turn, CancellationToken cancellation)
    {
        try
        {
            if (await Task.WhenAny(turn, Task.Delay(TypesAfter, clock, cancellation)) != turn)
            {
                await connector.SendAsync(to.Reference with { ReplyToId = null }, new() { Type = "typing" }, cancellation);
            }
        }
        catch (Exception e) when (e is ConnectorException or HttpRequestException or OperationCanceledException or AuthenticationFailedException)
        {
            // the answer itself comes on its own way
        }
    }

    private async Task<string?> TriedAsync(Func<Task<string?>> send)
    {
        try
        {
            return await FaultsAsync(send);
        }
        catch (DeliveryException e) when (e.InnerException is ConnectorException refusal)
        {
            await NoteAsync(refusal);
            throw;
        }
    }

    private static async Task<string?> FaultsAsync(Func<Task<string?>> send)
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
        catch (AuthenticationFailedException e)
        {
            throw new DeliveryException(DeliveryFault.NotSent, "The bot could not sign in.", cause: e);
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException)
        {
            throw new DeliveryException(DeliveryFault.Unknown, "Teams did not answer in time.", cause: e);
        }
    }

    private Task NoteAsync(ConnectorException refusal) => refusal switch
    {
        { Status: HttpStatusCode.Forbidden, Code: not ConnectorException.WrongHost } or { Status: HttpStatusCode.NotFound, Code: "ConversationNotFound" } =>
            blocks.BlockAsync(to.Conversation, CancellationToken.None),
        _ => Task.CompletedTask,
    };

    private static DeliveryFault FaultOf(HttpStatusCode? status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => DeliveryFault.NotSent,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => DeliveryFault.Unknown,
        _ => DeliveryFault.Refused,
    };

    private static DeliveryFault FaultOf(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError ? DeliveryFault.NotSent : DeliveryFault.Unknown;
}
