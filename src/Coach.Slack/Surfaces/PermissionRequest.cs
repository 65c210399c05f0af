using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;

namespace Coach.Slack.Surfaces;

/// <summary>Asks an author whether their words may be used. Until they agree, the words stand in this message alone.</summary>
public static class PermissionRequest
{
    /// <summary>Slack has room for this many sections beside the question and the buttons.</summary>
    private const int MostSections = BlockKitLimits.Blocks - 2;

    /// <summary>Whether there is room for the words in one message.</summary>
    public static bool Fits(string words) => Sections(words).Count <= MostSections && Mrkdwn.Escape(words).Length <= BlockKitLimits.MessageText / 2;

    /// <summary>The question, the words, and two buttons.</summary>
    /// <param name="asker">Who wants to use them; mentioned, so that the author knows whom to ask back.</param>
    public static SlackMessage Of(string asker, string words, int retentionDays)
    {
        var question = Say.It("Slack_Permission", $"<@{asker}>", retentionDays);
        return BlockKitLimits.Checked(new SlackMessage(
            $"{question}\n{Mrkdwn.Escape(words)}",
            [
                new SlackBlock.Section(new SlackText.Marked(question)),
                .. Sections(words).Select((piece, index) => new SlackBlock.Section(new SlackText.Marked(piece), $"{SlackActions.WordsBlock}{index}")),
                new SlackBlock.Actions(
                [
                    new SlackElement.Button(SlackActions.PermitButton, new SlackText.Plain(Sentences.Slack_Permit), asker, "primary"),
                    new SlackElement.Button(SlackActions.RefuseButton, new SlackText.Plain(Sentences.Slack_Refuse), asker),
                ]),
            ]));
    }

    private static ImmutableList<string> Sections(string words) => [.. Mrkdwn.Pieces(words, BlockKitLimits.SectionText).Select(Mrkdwn.Escape)];
}
