using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>"Ask the coach about this": somebody else's words become a case only if their author agrees. Until then they stand in a message to the author, and nowhere of ours.</summary>
public sealed class SlackQuotes(SlackDirect direct, SlackCarrier carrier, SlackApi api, CoachPolicy policy)
{
    public async Task AskAsync(SlackInbound.AskAbout about, CancellationToken cancellation)
    {
        if (about.Words.Length == 0 || !PermissionRequest.Fits(about.Words))
        {
            await TellAsync(about, Sentences.Slack_NoWords, cancellation);
        }
        else if (about.Author == about.By.User)
        {
            await direct.TakeAsync(about.By, about.Words, cancellation);
            await TellAsync(about, Sentences.Slack_InDirect, cancellation);
        }
        else
        {
            await direct.SayAsync(about.By.Workspace, about.Author, PermissionRequest.Of(about.By.User, about.Words, policy.RetentionDays), cancellation);
            await TellAsync(about, Sentences.Slack_Asked, cancellation);
        }
    }

    /// <summary>The author has answered. Asked in one message, it counts once, however often it is pressed.</summary>
    public async Task DecideAsync(SlackInbound.Permission permission, CancellationToken cancellation)
    {
        var (workspace, asker) = (permission.By.Workspace, permission.Asker);
        if (permission.IsGiven)
        {
            await direct.TakeAsync(new(workspace, asker, $"permitted-{permission.Place.Channel}-{permission.MessageTs}"), permission.Words, cancellation);
        }
        else
        {
            await direct.SayAsync(workspace, asker, PlainMessage.Of(Sentences.Slack_NotTheirs), cancellation);
        }

        var answer = PlainMessage.Of(permission.IsGiven ? Sentences.Slack_Permitted : Sentences.Slack_Refused);
        await carrier.InAsync(
            workspace,
            async (slack, access) => { await slack.UpdateAsync(access, new(permission.Place.Channel, permission.MessageTs, answer.Text, answer.Blocks), cancellation); return asker; },
            cancellation);
    }

    private Task TellAsync(SlackInbound.AskAbout about, string sentence, CancellationToken cancellation) =>
        about.ResponseUrl is { } address ? api.RespondAsync(address, new Ephemeral(sentence), cancellation) : Task.CompletedTask;
}
