using Coach.Bot.Cases;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>"Ask the coach about this": somebody else's words become a case only if their author agrees. Until then they stand in a message to the author, and nowhere of ours.</summary>
public sealed class SlackQuotes(SlackDirect direct, [FromKeyedServices(Once.Slack)] Once once, SlackApi api, CoachPolicy policy)
{
    private readonly KeyedGate gate = new();

    /// <summary>Takes one's own words, and asks their author for those of somebody else: once for each message, however often it is asked.</summary>
    public Task AskAsync(SlackInbound.AskAbout about, CancellationToken cancellation) => about switch
    {
        _ when !HasWords(about) => Task.CompletedTask,
        _ when IsOwn(about) => direct.TakeAsync(about.By, about.Words, cancellation),
        _ => once.DoAsync(
            $"asked {about.By.Workspace.Key} {about.By.User} {about.Subject}",
            () => direct.SayAsync(about.By.Workspace, about.Author, PermissionRequest.Of(about.By.User, about.Words, policy.RetentionDays), cancellation),
            cancellation),
    };

    /// <summary>Says to whoever asked what has become of it.</summary>
    public Task TellAsync(SlackInbound.AskAbout about, CancellationToken cancellation) => about.ResponseUrl is { } address
        ? api.RespondAsync(address, new Ephemeral(!HasWords(about) ? Sentences.Slack_NoWords : IsOwn(about) ? Sentences.Slack_InDirect : Sentences.Slack_Asked), cancellation)
        : Task.CompletedTask;

    /// <summary>The author has answered. Asked in one message, the first answer counts, however often and whatever is pressed after it.</summary>
    /// <returns>Whether it is permitted.</returns>
    public async Task<bool> DecideAsync(SlackInbound.Permission permission, CancellationToken cancellation)
    {
        var question = $"{permission.Place.Conversation} {permission.MessageTs}";
        using var one = await gate.EnterAsync(question, cancellation);
        if (await once.IsDoneAsync(Decided(question, !permission.IsGiven), cancellation))
        {
            return !permission.IsGiven;
        }

        await once.DoAsync(Decided(question, permission.IsGiven), () => PassOnAsync(permission, cancellation), cancellation);
        return permission.IsGiven;
    }

    /// <summary>Shows the author what counts, in place of the question.</summary>
    public Task CloseAsync(SlackInbound.Permission permission, bool isGiven, CancellationToken cancellation) =>
        direct.UpdateAsync(permission.Place, permission.MessageTs, PlainMessage.Of(isGiven ? Sentences.Slack_Permitted : Sentences.Slack_Refused), cancellation);

    private static bool HasWords(SlackInbound.AskAbout about) => about.Words.Length > 0 && PermissionRequest.Fits(about.Words);

    private static bool IsOwn(SlackInbound.AskAbout about) => about.Author == about.By.User;

    private static string Decided(string question, bool isGiven) => $"{(isGiven ? "permitted" : "refused")} {question}";

    private Task PassOnAsync(SlackInbound.Permission permission, CancellationToken cancellation)
    {
        var (workspace, asker) = (permission.By.Workspace, permission.Asker);
        return permission.IsGiven
            ? direct.TakeAsync(new(workspace, asker, $"permitted-{permission.Place.Channel}-{permission.MessageTs}"), permission.Words, cancellation)
            : direct.SayAsync(workspace, asker, PlainMessage.Of(Sentences.Slack_NotTheirs), cancellation);
    }
}
