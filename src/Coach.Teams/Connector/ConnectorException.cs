using System.Net;

namespace Coach.Teams.Connector;

/// <summary>The connector refused. Holds neither text of a message nor a token.</summary>
/// <param name="status">Null when nothing was sent because the host isn't allowed.</param>
/// <param name="code">The connector's own word for it, where it gave one, such as ConversationNotFound.</param>
/// <param name="retryAfter">How long it asks to wait.</param>
/// <param name="operation">What Microsoft's support asks for (X-Correlating-OperationId).</param>
public sealed class ConnectorException(HttpStatusCode? status, string? code, TimeSpan? retryAfter = null, string? operation = null)
    : Exception($"The connector answered {(int?)status ?? 0} {code} (operation {operation ?? "unknown"}).")
{
    public const string HostNotAllowed = nameof(HostNotAllowed);

    /// <summary>The conversation lives in another cloud of Microsoft's than the address that was called.</summary>
    public const string WrongHost = "InvalidBotApiHost";

    public HttpStatusCode? Status => status;

    public string? Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Whether the same call may go well later.</summary>
    public bool MayPass => status is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public string? Operation => operation;
}
