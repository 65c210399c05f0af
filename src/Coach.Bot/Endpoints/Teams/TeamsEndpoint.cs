using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Teams;
using Coach.Teams.Cards;
using Coach.Teams.Wire;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>POST /api/messages: every activity of Teams. Answers 200 once the turn is in the transcript and the reply is sent.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
public sealed partial class TeamsEndpoint(TeamsDoor door, TeamsTurns turns, TeamsAsides asides, ILogger<TeamsEndpoint> log)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var (refusal, inbound) = await door.AdmitAsync(context);
        return refusal is { } status ? Results.StatusCode(status) : await AnswerAsync(inbound!, context.RequestAborted);
    }

    private async Task<IResult> AnswerAsync(Inbound inbound, CancellationToken cancellation) => inbound switch
    {
        Inbound.Message message => await MessageAsync(message, cancellation),
        Inbound.CardAction action => await CardActionAsync(action, cancellation),
        Inbound.ExtensionAction action => await ExtensionAsync(action, cancellation),
        Inbound.FileAnswered answered => await FileAsync(answered, cancellation),
        Inbound.UnknownInvoke => Json(InvokeResponses.NotOurs(Sentences.Invoke_NotOurs)),
        Inbound.Left left => await LeftAsync(left, cancellation),
        Inbound.Ignored => Results.Ok(),
        Inbound.Invalid invalid => Results.Problem(invalid.Why, statusCode: StatusCodes.Status400BadRequest),
        _ => throw new InvalidOperationException("Inbound is a closed hierarchy."),
    };

    private async Task<IResult> MessageAsync(Inbound.Message message, CancellationToken cancellation)
    {
        try
        {
            if (ExpectedReplies.AreAskedFor(message.Activity))
            {
                var (_, replies) = await turns.CollectAsync(message.Activity, message.Said, cancellation);
                return Json(new ExpectedReplies(replies));
            }

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
            if (ExpectedReplies.AreAskedFor(action.Activity))
            {
                var (expected, replies) = await turns.CollectAsync(action.Activity, action.Said, cancellation);
                return Json(new ExpectedReplies([.. replies, ExpectedReplies.Invoked(ResponseTo(expected))]));
            }

            return Json(ResponseTo(await turns.TakeAsync(action.Activity, action.Said, action.Activity.ReplyToId, cancellation)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(e);
        }
    }

    /// <summary>Never a fake success: the person sees that it went wrong, and presses again.</summary>
    private IResult Failed(Exception fault)
    {
        var reference = Reference();
        TurnFailed(log, reference, fault);
        return Json(InvokeResponses.Failed(Say.It("Failed", reference)), StatusCodes.Status500InternalServerError);
    }

    private async Task<IResult> ExtensionAsync(Inbound.ExtensionAction action, CancellationToken cancellation)
    {
        try
        {
            return Results.Json(await asides.Extension.AnswerAsync(action, cancellation), TeamsJson.Default.TaskAnswer);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(e);
        }
    }

    private async Task<IResult> FileAsync(Inbound.FileAnswered answered, CancellationToken cancellation)
    {
        try
        {
            return await asides.Files.AnswerAsync(answered, cancellation) ? Results.Ok() : Json(InvokeResponses.NotOurs(Sentences.File_NotSaved));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(e);
        }
    }

    private async Task<IResult> LeftAsync(Inbound.Left left, CancellationToken cancellation)
    {
        await turns.ForgetAsync(left.Conversation, cancellation);
        return Results.Ok();
    }

    /// <summary>A used card becomes its summary; any other stays, and the person sees where the answer is.</summary>
    private static InvokeResponse ResponseTo(TurnOutcome outcome) => outcome switch
    {
        { Used: [.., var used] } => InvokeResponses.Card(AdaptiveCardRenderer.Summary(used)),
        { Replies: [] } => InvokeResponses.Message(Sentences.Invoke_Noted),
        _ => InvokeResponses.Message(Sentences.Invoke_Answered),
    };

    private static IResult Json(InvokeResponse response, int status = StatusCodes.Status200OK) => Results.Json(response, TeamsJson.Default.InvokeResponse, statusCode: status);

    private static IResult Json(ExpectedReplies replies) => Results.Json(replies, TeamsJson.Default.ExpectedReplies);

    private static string Reference() => Guid.NewGuid().ToString("N")[..8];

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; reference {Reference}")]
    private static partial void TurnFailed(ILogger log, string reference, Exception exception);
}

/// <summary>What people ask of the coach beside the conversation itself.</summary>
public sealed record TeamsAsides(TeamsExtension Extension, TeamsFiles Files);
