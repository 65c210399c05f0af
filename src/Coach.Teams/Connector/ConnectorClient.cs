using System.Net.Http.Json;
using System.Text.Json;
using Coach.Teams.Wire;

namespace Coach.Teams.Connector;

/// <summary>Sends to Teams: the connector's REST interface, as far as the coach needs it. Whoever makes the HttpClient adds the token, and no redirects.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
public sealed class ConnectorClient(HttpClient http, AllowedHosts hosts)
{
    private const int MostBytesInAnswer = 64 * 1024;

    /// <summary>Sends a message, as a reply where the reference says to what.</summary>
    /// <returns>The id to update it by; null when Teams gave none.</returns>
    public Task<string?> SendAsync(ConversationReference to, Activity message, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, AddressOf(to, to.ReplyToId), Addressed(to, message), cancellation);

    /// <summary>Replaces a message that was sent before. Doing it twice does no harm.</summary>
    public Task<string?> UpdateAsync(ConversationReference to, string activityId, Activity message, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Put, AddressOf(to, activityId), Addressed(to, message) with { Id = activityId }, cancellation);

    private async Task<string?> CallAsync(HttpMethod method, Uri address, Activity message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(message, TeamsJson.Default.Activity) };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var answer = await ReadAsync(response, cancellation);
        return response.IsSuccessStatusCode ? answer?.Id : throw Refusal(response, answer?.Error?.Code);
    }

    private Uri AddressOf(ConversationReference to, string? activityId)
    {
        if (!Uri.TryCreate(to.ServiceUrl, UriKind.Absolute, out var service) || !hosts.Accepts(service))
        {
            throw new ConnectorException(status: null, ConnectorException.HostNotAllowed);
        }

        var activities = $"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(to.Conversation.Id!)}/activities";
        return new Uri(activityId is null ? activities : $"{activities}/{Uri.EscapeDataString(activityId)}");
    }

    private static Activity Addressed(ConversationReference to, Activity message) => message with
    {
        ChannelId = to.ChannelId,
        Conversation = to.Conversation,
        From = to.Bot,
        Recipient = to.Person,
        ReplyToId = to.ReplyToId,
    };

    /// <summary>Null when there is no answer, or none that makes sense.</summary>
    private static async Task<ConnectorAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytesInAnswer, cancellation);
            return await response.Content.ReadFromJsonAsync(TeamsJson.Default.ConnectorAnswer, cancellation);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            return null; // the status alone says whether it was delivered
        }
    }

    private static ConnectorException Refusal(HttpResponseMessage response, string? code) => new(
        response.StatusCode,
        code is { Length: <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : null,
        response.Headers.RetryAfter?.Delta,
        response.Headers.TryGetValues("X-Correlating-OperationId", out var ids) ? ids.First() : null);
}
