using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Cards;
using Coach.Teams.Connector;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>POST /api/messages: every activity of Teams. Answers 200 once the turn is in the transcript and the reply is sent.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
public sealed partial class TeamsEndpoint(TeamsTurns turns, AllowedHosts hosts, TimeProvider clock, ILogger<TeamsEndpoint> log)
{
    private const int MostBytes = 256 * 1024;

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var (refusal, body) = await RequestBody.ReadJsonAsync(context, MostBytes);
        return refusal is { } status ? Results.StatusCode(status) : await AnswerAsync(TeamsInbox.Read(body.Span, clock.GetUtcNow()), context.RequestAborted);
    }

    private async Task<IResult> AnswerAsync(Inbound inbound, CancellationToken cancellation) => inbound switch
    {
        Inbound.Message message => IsAllowed(message.Activity) ? await MessageAsync(message, cancellation) : Results.StatusCode(StatusCodes.Status403Forbidden),
        Inbound.CardAction action => IsAllowed(action.Activity) ? await CardActionAsync(action, cancellation) : Results.StatusCode(StatusCodes.Status403Forbidden),
        Inbound.UnknownInvoke => Json(InvokeResponses.NotOurs(Sentences.Invoke_NotOurs)),
        Inbound.Ignored => Results.Ok(),
        Inbound.Invalid invalid => Results.Problem(invalid.Why, statusCode: StatusCodes.Status400BadRequest),
        _ => throw new InvalidOperationException("Inbound is a closed hierarchy."),
    };

    private async Task<IResult> MessageAsync(Inbound.Message message, CancellationToken cancellation)
    {
        try
        {
            await turns.TakeAsync(message.Activity, message.Said, usedCard: null, cancellation);
            return Results.Ok();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            TurnFailed(log, Reference(), e);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Teams delivers it again
        }
    }

    private async Task<IResult> CardActionAsync(Inbound.CardAction action, CancellationToken cancellation)
    {
        try
        {
            return Json(ResponseTo(await turns.TakeAsync(action.Activity, action.Said, action.Activity.ReplyToId, cancellation)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var reference = Reference();
            TurnFailed(log, reference, e);
            return Json(InvokeResponses.Failed(Say.It("Failed", reference)), StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>A used card becomes its summary; any other stays, and the person sees where the answer is.</summary>
    private static InvokeResponse ResponseTo(TurnOutcome outcome) => outcome switch
    {
        { Used: [.., var used] } => InvokeResponses.Card(AdaptiveCardRenderer.Summary(used)),
        { Replies: [] } => InvokeResponses.Message(Sentences.Invoke_Noted),
        _ => InvokeResponses.Message(Sentences.Invoke_Answered),
    };

    private bool IsAllowed(Activity activity) => Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) && hosts.Accepts(service);

    private static IResult Json(InvokeResponse response, int status = StatusCodes.Status200OK) => Results.Json(response, TeamsJson.Default.InvokeResponse, statusCode: status);

    private static string Reference() => Guid.NewGuid().ToString("N")[..8];

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; reference {Reference}")]
    private static partial void TurnFailed(ILogger log, string reference, Exception exception);
}
