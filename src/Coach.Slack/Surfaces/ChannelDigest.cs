using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Slack.Surfaces;

/// <summary>What came up in a channel in a week.</summary>
public static class ChannelDigest
{
    /// <summary>The message: a line for each thing that came up.</summary>
    /// <param name="by">Who turned it on: named, so that nobody wonders why it comes.</param>
    public static SlackMessage Of(ImmutableArray<string> lines, string by)
    {
        var attribution = Say.It("Slack_DigestBy", $"<@{by}>");
        var text = string.Join('\n', [Sentences.Slack_Digest, .. lines.Select(line => "- " + Mrkdwn.Escape(line)), attribution]);
        return BlockKitLimits.Checked(new SlackMessage(
            text.Length <= BlockKitLimits.MessageText ? text : $"{Sentences.Slack_Digest}\n{attribution}",
            [
                new SlackBlock.Section(new SlackText.Marked(Mrkdwn.Bold(Sentences.Slack_Digest))),
                .. lines.SelectMany(line => BlockKitRenderer.Sections([new("• ", line)])),
                new SlackBlock.Context([new SlackText.Marked(attribution)]),
            ]));
    }
}

/// <summary>Asks somebody to go on with a case in its thread.</summary>
public static class ThreadInvitation
{
    /// <summary>The message: who asks, and the case so far.</summary>
    /// <param name="by">Who hands the case over.</param>
    public static SlackMessage Of(string by, ImmutableArray<string> lines, Uri? thread)
    {
        var question = Say.It("Slack_Invitation", $"<@{by}>");
        return BlockKitLimits.Checked(new SlackMessage(
            string.Join("\n\n", [question, .. lines.Select(Mrkdwn.Escape)]),
            [
                new SlackBlock.Section(new SlackText.Marked(question)),
                .. lines.SelectMany(line => BlockKitRenderer.Sections([new(string.Empty, line)])),
                .. thread is null ? [] : new SlackBlock[] { new SlackBlock.Actions([new SlackElement.Button(Inbox.SlackActions.GoPrefix + "thread", new SlackText.Plain(Sentences.Home_Go), "go", Style: null, thread.AbsoluteUri)]) },
            ]));
    }
}
