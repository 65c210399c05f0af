using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Slack.Surfaces;

/// <summary>What the home tab of one person shows: their own cases, and nobody else's.</summary>
/// <param name="Due">Results that are old enough to look whether they have helped.</param>
public sealed record HomeContent(ImmutableArray<HomeCase> Open, ImmutableArray<HomeCase> Due, ImmutableArray<HomeCase> Results, HomeSettings Settings, CoachPolicy Policy);

/// <summary>What somebody has set.</summary>
/// <param name="Digests">The channels in which they turned on the digest.</param>
public sealed record HomeSettings(bool AreRemindersWanted, ImmutableArray<string> Digests);

/// <summary>One case: what it is about, how it stands, and the way there.</summary>
public sealed record HomeCase(string Title, string Standing, Uri? Link);

/// <summary>The home tab.</summary>
public static class HomeTab
{
    private const int LongestHeading = 150;

    public static SlackView Of(HomeContent content) => BlockKitLimits.Checked(new SlackView("home",
    [
        new SlackBlock.Header(new SlackText.Plain(Sentences.Slack_Name)),
        .. Words(Sentences.Home_Purpose),
        new SlackBlock.Actions([new SlackElement.Button(SlackActions.StartButton, new SlackText.Plain(Sentences.Home_Start), "start", "primary")]),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Open)),
        .. content.Open.IsEmpty ? Words(Sentences.Home_NoOpen) : content.Open.SelectMany((one, index) => Case(one, "open", index)),
        .. content.Due.IsEmpty ? [] : content.Due.SelectMany((one, index) => Case(one, "due", index)).Prepend(new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Due))),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Results)),
        .. content.Results.IsEmpty ? Words(Sentences.Home_NoResults) : content.Results.SelectMany((one, index) => Case(one, "result", index)),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Settings)),
        .. Settings(content.Settings),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Privacy)),
        .. Words(Say.It("Home_Kept", content.Policy.RetentionDays)),
        .. Words(content.Policy.Contact is { } contact ? Say.It("Home_Contact", contact) : Sentences.Home_NoContact),
    ]));

    /// <summary>How a result stands that it is time to look at again.</summary>
    public static string Due(string result, int days, string? measure) =>
        measure is null ? Say.It("Home_DueLine", result, days) : $"{Say.It("Home_DueLine", result, days)} {Say.It("Home_DueMeasure", measure)}";

    private static IEnumerable<SlackBlock> Settings(HomeSettings settings) =>
    [
        .. Words(settings.AreRemindersWanted ? Sentences.Home_RemindersOn : Sentences.Home_RemindersOff),
        new SlackBlock.Actions([new SlackElement.Button(
            SlackActions.RemindersButton,
            new SlackText.Plain(settings.AreRemindersWanted ? Sentences.Home_TurnOff : Sentences.Home_TurnOn),
            settings.AreRemindersWanted ? "no reminders" : "reminders on")]),
        .. settings.Digests.IsEmpty
            ? Words(Sentences.Home_NoDigests)
            : [new SlackBlock.Section(new SlackText.Marked(Say.It("Home_Digests", string.Join(", ", settings.Digests.Select(channel => $"<#{channel}>")))))],
    ];

    private static IEnumerable<SlackBlock> Words(string text) => BlockKitRenderer.Sections([new(string.Empty, text)]);

    private static IEnumerable<SlackBlock> Case(HomeCase one, string key, int index) =>
    [
        .. BlockKitRenderer.Sections([new(Mrkdwn.Bold(Mrkdwn.Beginning(one.Title, LongestHeading)), string.Empty), new(string.Empty, one.Standing)]),
        .. one.Link is { } link
            ? new[] { new SlackBlock.Actions([new SlackElement.Button($"{SlackActions.GoPrefix}{key}{index}", new SlackText.Plain(Sentences.Home_Go), "go", Style: null, link.AbsoluteUri)]) }
            : [],
    ];
}
