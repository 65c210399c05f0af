using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;

namespace Coach.Slack.Surfaces;

/// <summary>What the home tab of one person shows: their own cases, and nobody else's.</summary>
/// <param name="Contact">Whom to turn to; null for a general word.</param>
public sealed record HomeContent(ImmutableArray<HomeCase> Open, ImmutableArray<HomeCase> Results, int RetentionDays, string? Contact);

/// <summary>One case: what it is about, how it stands, and the way there.</summary>
public sealed record HomeCase(string Title, string Standing, Uri? Link);

/// <summary>The home tab.</summary>
public static class HomeTab
{
    public static SlackView Of(HomeContent content) => BlockKitLimits.Checked(new SlackView("home",
    [
        new SlackBlock.Header(new SlackText.Plain(Sentences.Slack_Name)),
        .. Words(Sentences.Home_Purpose),
        new SlackBlock.Actions([new SlackElement.Button(SlackActions.StartButton, new SlackText.Plain(Sentences.Home_Start), "start", "primary")]),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Open)),
        .. content.Open.IsEmpty ? Words(Sentences.Home_NoOpen) : content.Open.SelectMany((one, index) => Case(one, "open", index)),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Results)),
        .. content.Results.IsEmpty ? Words(Sentences.Home_NoResults) : content.Results.SelectMany((one, index) => Case(one, "result", index)),
        new SlackBlock.Header(new SlackText.Plain(Sentences.Home_Privacy)),
        .. Words(Say.It("Home_Kept", content.RetentionDays)),
        .. Words(content.Contact is { } contact ? Say.It("Home_Contact", contact) : Sentences.Home_NoContact),
    ]));

    private static IEnumerable<SlackBlock> Words(string text) => BlockKitRenderer.Sections([new(string.Empty, text)]);

    private static IEnumerable<SlackBlock> Case(HomeCase one, string key, int index) =>
    [
        .. BlockKitRenderer.Sections([new(Mrkdwn.Bold(one.Title), string.Empty), new(string.Empty, one.Standing)]),
        .. one.Link is { } link
            ? new[] { new SlackBlock.Actions([new SlackElement.Button($"{SlackActions.GoPrefix}{key}{index}", new SlackText.Plain(Sentences.Home_Go), "go", Style: null, link.AbsoluteUri)]) }
            : [],
    ];
}
