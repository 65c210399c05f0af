using Coach.Teams;
using Coach.Teams.Connector;
using Coach.Teams.Proof;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>Lets in what is proved, and nothing else. Why something stays out is for the log alone.</summary>
/// <param name="tokens">Null without credentials: then only this machine gets as far as here (<see cref="Local.LocalOnly"/>).</param>
public sealed partial class TeamsDoor(AllowedHosts hosts, TimeProvider clock, ILogger<TeamsDoor> log, TokenProof? tokens = null)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>What came in; or the status that refuses it. The token is checked before anything of the body is read.</summary>
    public async Task<(int? Refusal, Inbound? Inbound)> AdmitAsync(HttpContext context)
    {
        if (await ProveAsync(context.Request) is not { } proof)
        {
            return (StatusCodes.Status401Unauthorized, null);
        }

        var (unread, body) = await RequestBody.ReadJsonAsync(context, MostBytes);
        if (unread is not null)
        {
            return (unread, null);
        }

        var inbound = TeamsInbox.Read(body.Span, clock.GetUtcNow());
        return (RefusalOf(proof, inbound), inbound);
    }

    /// <summary>What the token of a request proves; null when it is refused.</summary>
    private async Task<RequestProof?> ProveAsync(HttpRequest request)
    {
        var proof = tokens is null ? new RequestProof.Emulator() : await tokens.OfAsync(request.Headers.Authorization, request.HttpContext.RequestAborted);
        if (proof is not RequestProof.Refused refused)
        {
            return proof;
        }

        Refused(log, refused.Why);
        return null;
    }

    /// <summary>The status that refuses the activity, because it isn't what was proved or its answer may not go where it says; null when it is let in.</summary>
    private int? RefusalOf(RequestProof proof, Inbound inbound)
    {
        if (ActivityOf(inbound) is not { } activity)
        {
            return null;
        }

        if (tokens is not null && proof.Against(activity) is { } why)
        {
            Refused(log, why);
            return StatusCodes.Status401Unauthorized;
        }

        if (activity.ServiceUrl is null || (Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) && hosts.Accepts(service)))
        {
            return null;
        }

        HostNotAllowed(log);
        return StatusCodes.Status403Forbidden;
    }

    private static Activity? ActivityOf(Inbound inbound) => inbound switch
    {
        Inbound.Message message => message.Activity,
        Inbound.CardAction action => action.Activity,
        Inbound.ExtensionAction action => action.Activity,
        Inbound.FileAnswered answered => answered.Activity,
        Inbound.UnknownInvoke invoke => invoke.Activity,
        Inbound.Left left => left.Activity,
        Inbound.Ignored ignored => ignored.Activity,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to the Teams endpoint was refused: {Why}")]
    private static partial void Refused(ILogger log, Refusal why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused because its serviceUrl is not among Teams:AllowedHosts")]
    private static partial void HostNotAllowed(ILogger log);
}
