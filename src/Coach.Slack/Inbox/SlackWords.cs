using System.Text.RegularExpressions;

namespace Coach.Slack.Inbox;

/// <summary>What people typed, out of Slack's markup.</summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text</remarks>
internal static partial class SlackWords
{
    /// <summary>The words without the mention of the bot; links and mentions read as they look.</summary>
    public static string Of(string? text, string? bot) => Plain(Marks().Replace(text ?? "", mark => Read(mark, bot))).Trim();

    public static bool Mention(string? text, string bot) => Marks().Matches(text ?? "").Any(mark => IsOf(mark, bot));

    /// <summary>The other way round from <see cref="Mrkdwn.Escape"/>.</summary>
    public static string Plain(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static bool IsOf(Match mark, string? bot) => mark.Groups["sign"].Value == "@" && mark.Groups["to"].Value == bot;

    private static string Read(Match mark, string? bot)
    {
        var (sign, to, label) = (mark.Groups["sign"].Value, mark.Groups["to"].Value, mark.Groups["label"].Value);
        return sign switch
        {
            "@" when to == bot => "",
            "@" or "#" => sign + (label.Length > 0 ? label : to),
            "!" => label.Length > 0 ? label : "@" + to,
            _ => label.Length > 0 && label != to ? $"{label} ({to})" : to,
        };
    }

    // Nothing in it can be matched in two ways, so a long message takes time in proportion to its length.
    [GeneratedRegex("<(?<sign>[@#!]?)(?<to>[^<>|]*)(\\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
