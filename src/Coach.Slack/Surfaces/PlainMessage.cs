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
        return BlockKitLimits.Checked(new SlackMessage(Beginning(answered), [.. blocks]));
    }

    /// <summary>A message can't become two: of an answer without end the blocks hold all, and its text the beginning.</summary>
    private static string Beginning(ConversationEvent.PromptAnswered answered)
    {
        var pieces = Mrkdwn.Pieces($"{answered.Asked}\n\n{answered.Answer}", BlockKitLimits.MessageText - 1).Take(2).Select(Mrkdwn.Escape).ToArray();
        return pieces.Length == 1 ? pieces[0] : pieces[0] + "…";
    }

    // A long answer would be divided inside its stars.
    private static string Emphasis(string line) => line.Length is > 0 and <= BlockKitLimits.HeaderText ? Mrkdwn.Bold(line) : string.Empty;

    private static string Rest(string line) => line.Length <= BlockKitLimits.HeaderText ? string.Empty : line;
}
