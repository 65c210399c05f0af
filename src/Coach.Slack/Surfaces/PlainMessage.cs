using Coach.Core.Conversations;

namespace Coach.Slack.Surfaces;

/// <summary>Messages that are words alone.</summary>
public static class PlainMessage
{
    /// <summary>A sentence of ours, escaped.</summary>
    public static SlackMessage Of(string sentence) => BlockKitLimits.Checked(new SlackMessage(Mrkdwn.Escape(sentence), [.. BlockKitRenderer.Sections([new(string.Empty, sentence)])]));

    /// <summary>What takes the place of an answered card.</summary>
    public static SlackMessage Of(ConversationEvent.PromptAnswered answered)
    {
        var blocks = BlockKitRenderer.Sections([new(string.Empty, answered.Asked)]).Concat(BlockKitRenderer.Sections(answered.Answer.Split('\n').Select(line => new MarkedLine(Emphasis(line), Rest(line)))));
        var text = Mrkdwn.Escape($"{answered.Asked}\n\n{answered.Answer}");
        return BlockKitLimits.Checked(new SlackMessage(text.Length <= BlockKitLimits.MessageText ? text : Mrkdwn.Escape(answered.Asked), [.. blocks]));
    }

    // A long answer would be divided inside its stars.
    private static string Emphasis(string line) => line.Length is > 0 and <= BlockKitLimits.HeaderText ? Mrkdwn.Bold(line) : string.Empty;

    private static string Rest(string line) => line.Length <= BlockKitLimits.HeaderText ? string.Empty : line;
}
