using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>/coach: does what it names in the direct message, and says its usage for anything else. Only the person sees the answer.</summary>
public sealed partial class SlackCommands(SlackCommandRooms rooms, SlackApi api, TimeProvider clock, ILogger<SlackCommands> log)
{
    /// <summary>Slack gives up after 3 s; what takes longer is answered by the address that came with the command.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.6);

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["start"] = "start",
        ["status"] = "status",
        ["my data"] = "my data",
        ["export"] = "export my data",
    };

    public Task<IResult> AnswerAsync(SlackInbound.Command command, CancellationToken cancellation)
    {
        var text = string.Join(' ', command.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return text switch
        {
            "digest on" or "digest off" => DigestAsync(command, text == "digest on", cancellation),
            _ when Known.TryGetValue(text, out var words) => InDirectAsync(command, words, cancellation),
            _ => Task.FromResult(Only(Sentences.Slack_Usage)),
        };
    }

    private async Task<IResult> DigestAsync(SlackInbound.Command command, bool isOn, CancellationToken cancellation)
    {
        if (command.IsDirect)
        {
            return Only(Sentences.Slack_DigestHere);
        }

        var (workspace, digests) = (command.By.Workspace, rooms.Digests);
        await (isOn ? digests.TurnOnAsync(workspace, command.Channel, command.By.User, cancellation) : digests.TurnOffAsync(workspace, command.Channel, cancellation));
        return Only(isOn ? Sentences.Slack_DigestOn : Sentences.Slack_DigestOff);
    }

    private async Task<IResult> InDirectAsync(SlackInbound.Command command, string words, CancellationToken cancellation)
    {
        var answering = rooms.Direct.TakeAsync(command.By, words, cancellation);
        await Task.WhenAny(answering, Task.Delay(Patience, clock, cancellation));
        if (answering.Exception?.InnerException is TurnWaitsException)
        {
            return Only(Sentences.Slack_Late); // answered as soon as the store is back
        }

        if (answering.IsCompleted)
        {
            return await answering == command.Channel ? Results.Ok() : Only(Sentences.Slack_InDirect);
        }

        _ = FollowAsync(command, answering);
        return Only(Sentences.Slack_Late);
    }

    private async Task FollowAsync(SlackInbound.Command command, Task<string> answering)
    {
        try
        {
            await answering;
        }
        catch (Exception e) when (e is DeliveryException or TurnWaitsException or OperationCanceledException)
        {
            Late(log, e);
            await RespondAsync(command.ResponseUrl);
        }
    }

    private async Task RespondAsync(Uri? address)
    {
        try
        {
            await (address is null ? Task.CompletedTask : api.RespondAsync(address, new(Say.It("Failed", SlackEndpoint.Reference())), CancellationToken.None));
        }
        catch (WebApiException e)
        {
            Late(log, e);
        }
    }

    private static IResult Only(string sentence) => Results.Json(new Ephemeral(sentence), SlackJson.Default.Ephemeral);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command was not answered in the direct message")]
    private static partial void Late(ILogger log, Exception exception);
}

/// <summary>Where commands lead.</summary>
public sealed record SlackCommandRooms(SlackDirect Direct, SlackDigests Digests);
