using System.Collections.Immutable;
using Coach.Core.Conversations;

namespace Coach.Slack.Surfaces;

/// <summary>What came up in a channel in a week.</summary>
public static class ChannelDigest
{
    private const int LongestLine = 300;

    /// <summary>The messages: a line for each thing that came up; none where nothing did.</summary>
    /// <param name="by">Who turned it on: named, so that nobody wonders why it comes.</param>
    public static ImmutableArray<SlackMessage> Of(ImmutableArray<string> lines, string by) => lines.IsEmpty ? [] : BlockKitRenderer.Messages(
    [
        new SlackBlock.Section(new SlackText.Marked(Mrkdwn.Bold(Sentences.Slack_Digest))),
        .. lines.SelectMany(line => BlockKitRenderer.Sections([new("• ", Mrkdwn.Beginning(line, LongestLine))])),
        new SlackBlock.Context([new SlackText.Marked(Say.It("Slack_DigestBy", $"<@{by}>"))]),
    ]);
}

/// <summary>Asks somebody to go on with a case in its thread.</summary>
public static class ThreadInvitation
{
    /// <summary>The messages: who asks, and the case so far.</summary>
    /// <param name="by">Who hands the case over.</param>
    public static ImmutableArray<SlackMessage> Of(string by, ImmutableArray<string> lines, Uri? thread) => BlockKitRenderer.Messages(
    [
        new SlackBlock.Section(new SlackText.Marked(Say.It("Slack_Invitation", $"<@{by}>"))),
        .. lines.SelectMany(line => BlockKitRenderer.Sections([new(string.Empty, line)])),
        .. thread is null ? [] : new SlackBlock[] { new SlackBlock.Actions([new SlackElement.Button(Inbox.SlackActions.GoPrefix + "thread", new SlackText.Plain(Sentences.Home_Go), "go", Style: null, thread.AbsoluteUri)]) },
    ]);
}
