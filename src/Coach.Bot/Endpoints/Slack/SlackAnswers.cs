using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Sending;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>The answer to each kind of request. What is not answered by the request's own answer goes on behind it.</summary>
public sealed partial class SlackAnswers(SlackTurns turns, SlackRooms rooms, ISlackTokens tokens, ILogger<SlackAnswers> log)
{
    public Task<IResult> AnswerAsync(SlackInbound inbound, CancellationToken cancellation) => inbound switch
    {
        SlackInbound.Challenge challenge => Task.FromResult(Results.Text($$"""{"challenge":{{System.Text.Json.JsonSerializer.Serialize(challenge.Words, SlackJson.Default.String)}}}""", "application/json")),
        SlackInbound.Message message => TakenAsync(turns.TakeAsync(message.Said, message.Place, message.On, cancellation)),
        SlackInbound.Submission { Errors.Count: > 0 } wrong => Task.FromResult(Results.Json(new ModalErrors("errors", wrong.Errors), SlackJson.Default.ModalErrors)),
        SlackInbound.Submission sent => TakenAsync(turns.TakeAsync(sent.Said, sent.Place, on: null, cancellation)),
        SlackInbound.Command command => rooms.Commands.AnswerAsync(command, cancellation),
        SlackInbound.Start start => TakenAsync(rooms.Direct.TakeAsync(start.By, "start", cancellation)),
        SlackInbound.Setting setting => BehindAsync(rooms.Home.SetAsync(setting, CancellationToken.None)),
        SlackInbound.AskAbout about => BehindAsync(rooms.Quotes.AskAsync(about, CancellationToken.None)),
        SlackInbound.Permission permission => BehindAsync(rooms.Quotes.DecideAsync(permission, CancellationToken.None)),
        SlackInbound.HomeOpened opened => BehindAsync(rooms.Home.PublishAsync(opened.Workspace, opened.User, CancellationToken.None)),
        SlackInbound.Uninstalled gone => TakenAsync(tokens.ForgetAsync(gone.Workspace, cancellation)),
        SlackInbound.Suggestion => Task.FromResult(Results.Text("""{"options":[]}""", "application/json")),
        SlackInbound.Ignored => Task.FromResult(Results.Ok()),
        SlackInbound.Unhandled => Task.FromResult(Results.NotFound()),
        SlackInbound.Invalid => Task.FromResult(Results.StatusCode(StatusCodes.Status400BadRequest)),
        _ => throw new InvalidOperationException("SlackInbound is a closed hierarchy."),
    };

    private static async Task<IResult> TakenAsync(Task work)
    {
        await work;
        return Results.Ok();
    }

    private Task<IResult> BehindAsync(Task work)
    {
        _ = WatchAsync(work);
        return Task.FromResult(Results.Ok());
    }

    private async Task WatchAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (e is DeliveryException or WebApiException or TurnWaitsException or StoreUnavailableException)
        {
            NotDone(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something behind an answer to Slack was not done")]
    private static partial void NotDone(ILogger log, Exception exception);
}

/// <summary>What leads elsewhere than into the conversation that a request came from.</summary>
public sealed record SlackRooms(SlackCommands Commands, SlackDirect Direct, SlackQuotes Quotes, SlackHome Home);
