using Coach.Bot.Cases;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Sending;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>The answer to each kind of request. What a person did is done, or stands where nothing loses it, before the 200; what only shows it goes on behind.</summary>
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
        SlackInbound.Setting setting => TakenAsync(rooms.Direct.TakeAsync(setting.By, setting.Words, CancellationToken.None), () => rooms.Home.PublishAsync(setting.By.Workspace, setting.By.User, CancellationToken.None)),
        SlackInbound.AskAbout about => TakenAsync(rooms.Quotes.AskAsync(about, CancellationToken.None), () => rooms.Quotes.TellAsync(about, CancellationToken.None)),
        SlackInbound.Permission permission => PermissionAsync(permission),
        SlackInbound.HomeOpened opened => TakenAsync(Task.CompletedTask, () => rooms.Home.PublishAsync(opened.Workspace, opened.User, CancellationToken.None)),
        SlackInbound.Uninstalled gone => TakenAsync(tokens.ForgetAsync(gone.Workspace, gone.Withdrawal, cancellation)),
        SlackInbound.Suggestion => Task.FromResult(Results.Text("""{"options":[]}""", "application/json")),
        SlackInbound.Ignored => Task.FromResult(Results.Ok()),
        SlackInbound.Unhandled => Task.FromResult(Results.NotFound()),
        SlackInbound.Invalid => Task.FromResult(Results.StatusCode(StatusCodes.Status400BadRequest)),
        _ => throw new InvalidOperationException("SlackInbound is a closed hierarchy."),
    };

    private async Task<IResult> PermissionAsync(SlackInbound.Permission permission)
    {
        var isGiven = await rooms.Quotes.DecideAsync(permission, CancellationToken.None);
        return await TakenAsync(Task.CompletedTask, () => rooms.Quotes.CloseAsync(permission, isGiven, CancellationToken.None));
    }

    /// <summary>200 once the work is done; behind it goes what nobody waits for, and nobody misses if it is lost.</summary>
    private async Task<IResult> TakenAsync(Task work, Func<Task>? behind = null)
    {
        await work;
        _ = WatchAsync(behind);
        return Results.Ok();
    }

    private async Task WatchAsync(Func<Task>? behind)
    {
        try
        {
            await (behind?.Invoke() ?? Task.CompletedTask);
        }
        catch (Exception e) when (e is DeliveryException or WebApiException or TurnWaitsException or StoreUnavailableException or UnreadableTranscriptException)
        {
            NotDone(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something behind an answer to Slack was not done")]
    private static partial void NotDone(ILogger log, Exception exception);
}

/// <summary>What leads elsewhere than into the conversation that a request came from.</summary>
public sealed record SlackRooms(SlackCommands Commands, SlackDirect Direct, SlackQuotes Quotes, SlackHome Home);
