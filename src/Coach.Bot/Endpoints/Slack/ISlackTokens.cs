using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>In whose name the coach speaks in a workspace.</summary>
public interface ISlackTokens
{
    /// <summary>Null when the app isn't installed there (any more).</summary>
    Task<SlackAccess?> FindAsync(SlackWorkspace workspace, CancellationToken cancellation);

    /// <summary>Slack refuses what was found: whatever is remembered of it may be out of date.</summary>
    void Doubt(SlackWorkspace workspace);

    /// <summary>The workspace took the app away: whatever lets the coach in is forgotten at once, unless it was installed again since.</summary>
    Task ForgetAsync(SlackWorkspace workspace, Withdrawal withdrawal, CancellationToken cancellation);
}

/// <summary>The one token of the settings.</summary>
public sealed class OneWorkspace(string token) : ISlackTokens
{
    public Task<SlackAccess?> FindAsync(SlackWorkspace workspace, CancellationToken cancellation) => Task.FromResult<SlackAccess?>(new(workspace.Key, token));

    public void Doubt(SlackWorkspace workspace)
    {
        // nothing is remembered but the settings
    }

    /// <summary>What stands in the settings only the operator can take out; Slack refuses it from now on.</summary>
    public Task ForgetAsync(SlackWorkspace workspace, Withdrawal withdrawal, CancellationToken cancellation) => Task.CompletedTask;
}
