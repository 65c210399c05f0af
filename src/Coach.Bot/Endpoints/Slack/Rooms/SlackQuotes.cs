using Coach.Bot.Sending;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>"Ask the coach about this": somebody else's words become a case only if their author agrees. Until then they stand in a message to the author, and nowhere of ours.</summary>
public sealed class SlackQuotes(SlackDirect direct, [FromKeyedServices(Once.Slack)] Once once, SlackApi api, CoachPolicy policy)
{
    public async Task AskAsync(SlackInbound.AskAbout about, CancellationToken cancellation)
    {
        var sentence = about switch
        {
            _ when about.Words.Length == 0 || !PermissionRequest.Fits(about.Words) => Sentences.Slack_NoWords,
            _ when about.Author == about.By.User => Sentences.Slack_InDirect,
            _ => Sentences.Slack_Asked,
        };
        if (await once.DoAsync($"asked {about.By.TriggerId}", () => ForwardAsync(about, sentence, cancellation), cancellation) && about.ResponseUrl is { } address)
        {
            await api.RespondAsync(address, new Ephemeral(sentence), cancellation);
        }
    }

    /// <summary>The author has answered. Asked in one message, it counts once, however often it is pressed.</summary>
    public async Task DecideAsync(SlackInbound.Permission permission, CancellationToken cancellation)
    {
        if (await once.DoAsync($"decided {permission.Place.Conversation} {permission.MessageTs}", () => PassOnAsync(permission, cancellation), cancellation))
        {
            var answer = PlainMessage.Of(permission.IsGiven ? Sentences.Slack_Permitted : Sentences.Slack_Refused);
            await direct.UpdateAsync(permission.Place, permission.MessageTs, answer, cancellation);
        }
    }

    private Task ForwardAsync(SlackInbound.AskAbout about, string sentence, CancellationToken cancellation) => sentence switch
    {
        _ when sentence == Sentences.Slack_InDirect => direct.TakeAsync(about.By, about.Words, cancellation),
        _ when sentence == Sentences.Slack_Asked => direct.SayAsync(about.By.Workspace, about.Author, PermissionRequest.Of(about.By.User, about.Words, policy.RetentionDays), cancellation),
        _ => Task.CompletedTask,
    };

    private Task PassOnAsync(SlackInbound.Permission permission, CancellationToken cancellation)
    {
        var (workspace, asker) = (permission.By.Workspace, permission.Asker);
        return permission.IsGiven
            ? direct.TakeAsync(new(workspace, asker, $"permitted-{permission.Place.Channel}-{permission.MessageTs}"), permission.Words, cancellation)
            : direct.SayAsync(workspace, asker, PlainMessage.Of(Sentences.Slack_NotTheirs), cancellation);
    }
}
