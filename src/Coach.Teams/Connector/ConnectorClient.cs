using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coach.Teams.Wire;

namespace Coach.Teams.Connector;

/// <summary>Sends to Teams: the connector's REST interface, as far as the coach needs it. Whoever makes the HttpClient adds the token, and no redirects.</summary>
/// <param name="limits">Null where nothing is limited; what stays on this machine never is.</param>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
public sealed class ConnectorClient(HttpClient http, AllowedHosts hosts, SendLimits? limits, TimeProvider clock)
{
    private const int MostBytesInAnswer = 64 * 1024;
    private const int MostRepeats = 4;
    private const string Government = "https://smba.infra.gcc.teams.microsoft.com/gcc"; // community cloud, whose tenants the public cloud's address turns away
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message, as a reply where the reference says to what.</summary>
    /// <returns>The id to update it by; null when Teams gave none.</returns>
    public Task<string?> SendAsync(ConversationReference to, Activity message, CancellationToken cancellation) =>
        CallAsync(new(HttpMethod.Post, to, to.ReplyToId), to.Address(message), cancellation);

    /// <summary>Replaces a message that was sent before. Doing it twice does no harm, so whatever may pass is tried again.</summary>
    public async Task<string?> UpdateAsync(ConversationReference to, string activityId, Activity message, CancellationToken cancellation)
    {
        for (var (left, pause) = (MostRepeats, FirstPause); ; left--, pause *= 2)
        {
            try
            {
                return await CallAsync(new(HttpMethod.Put, to, activityId), to.Address(message) with { Id = activityId }, cancellation);
            }
            catch (ConnectorException e) when (left > 0 && e.MayPass)
            {
                await Task.Delay(e.RetryAfter ?? pause, clock, cancellation);
            }
            catch (HttpRequestException) when (left > 0)
            {
                await Task.Delay(pause, clock, cancellation);
            }
        }
    }

    /// <summary>The id of the personal chat with the person of a reference. Asking twice gives the same one.</summary>
    public async Task<string> OpenChatAsync(ConversationReference to, CancellationToken cancellation)
    {
        var tenant = to.Conversation.TenantId;
        var chat = new NewChat(to.Bot, [to.Person], IsGroup: false, tenant, new(new(tenant)));
        var id = await AtItsHostAsync(to, there => SendAsync(HttpMethod.Post, ConversationsOf(there), Json(chat, TeamsJson.Default.NewChat), cancellation));
        return id ?? throw new ConnectorException(status: null, "NoConversation");
    }

    private Task<string?> CallAsync(Call call, Activity message, CancellationToken cancellation) => AtItsHostAsync(call.To, there => CallOnceAsync(call with { To = there }, message, cancellation));

    /// <summary>Nothing was done at the wrong host, so the same is tried at the other.</summary>
    private async Task<string?> AtItsHostAsync(ConversationReference to, Func<ConversationReference, Task<string?>> call)
    {
        try
        {
            return await call(to);
        }
        catch (ConnectorException e) when (e.Code == ConnectorException.WrongHost && to.ServiceUrl != Government && hosts.Accepts(new(Government)))
        {
            return await call(to with { ServiceUrl = Government });
        }
    }

    private async Task<string?> CallOnceAsync(Call call, Activity message, CancellationToken cancellation)
    {
        var address = AddressOf(call.To, call.ActivityId);
        if (limits is not null && !address.IsLoopback)
        {
            await limits.WaitAsync(call.To, cancellation);
        }

        return await SendAsync(call.Method, address, Json(message, TeamsJson.Default.Activity), cancellation);
    }

    private async Task<string?> SendAsync(HttpMethod method, Uri address, HttpContent content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var answer = await ReadAsync(response, cancellation);
        return response.IsSuccessStatusCode ? answer?.Id : throw Refusal(response, answer?.Error?.Code);
    }

    /// <summary>Whole, so that its length is known and it leaves in one piece.</summary>
    private static ReadOnlyMemoryContent Json<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new("application/json", "utf-8") } };

    private Uri AddressOf(ConversationReference to, string? activityId)
    {
        var activities = $"{ConversationsOf(to)}/{Uri.EscapeDataString(to.Conversation.Id!)}/activities";
        return new Uri(activityId is null ? activities : $"{activities}/{Uri.EscapeDataString(activityId)}");
    }

    private Uri ConversationsOf(ConversationReference to) =>
        Uri.TryCreate(to.ServiceUrl, UriKind.Absolute, out var service) && hosts.Accepts(service)
            ? new Uri($"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations")
            : throw new ConnectorException(status: null, ConnectorException.HostNotAllowed);

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
        response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - response.Headers.Date),
        response.Headers.TryGetValues("X-Correlating-OperationId", out var ids) ? ids.First() : null);

    private sealed record Call(HttpMethod Method, ConversationReference To, string? ActivityId);
}
