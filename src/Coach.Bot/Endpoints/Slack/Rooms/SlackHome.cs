using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Slack.Api;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>The home tab of one person, drawn anew whenever it is opened.</summary>
public sealed partial class SlackHome(ConversationDesk desk, SlackCases cases, SlackCarrier carrier, CoachPolicy policy)
{
    private const int ResultsShown = 5;

    public async Task PublishAsync(SlackWorkspace workspace, string user, CancellationToken cancellation)
    {
        var site = await carrier.InAsync(workspace, (api, access) => api.TestAsync(access, cancellation), cancellation);
        var found = ImmutableArray.CreateBuilder<(bool IsOpen, HomeCase Case)>();
        foreach (var place in await cases.OfAsync(workspace, user, cancellation))
        {
            if (await desk.ReadAsync(place.Conversation, cancellation) is { } log && Shown(Conversation.Fold(log.Turns), user, LinkTo(site, place)) is { } shown)
            {
                found.Add(shown);
            }
        }

        var content = new HomeContent(
            [.. found.Where(one => one.IsOpen).Select(one => one.Case)],
            [.. found.Where(one => !one.IsOpen).Select(one => one.Case).Take(ResultsShown)],
            policy.RetentionDays,
            policy.Contact);
        await carrier.InAsync(workspace, async (api, access) => { await api.PublishHomeAsync(access, new(user, HomeTab.Of(content)), cancellation); return user; }, cancellation);
    }

    /// <summary>Null for a case that somebody else asked for, and for one that ended without a result.</summary>
    private static (bool IsOpen, HomeCase Case)? Shown(Conversation state, string user, Uri? link)
    {
        if (state.By?.Id != user)
        {
            return null;
        }

        var title = state.Facts.Performance ?? Sentences.Home_Unnamed;
        return state switch
        {
            { Result: { } result } => (false, new(title, TitleOf(result), link)),
            { Closed: null } => (true, new(title, Sentences.Home_Waiting, link)),
            _ => null,
        };
    }

    private static string TitleOf(DecisionRecord result) =>
        result.Certain.IsEmpty ? Sentences.NotEnough : Say.Sentence(Say.Classes(result.Certain, result.Role, result.Facts.Skill, result.Facts.BarrierKinds)) + ".";

    private static Uri? LinkTo(TestAnswer site, SlackPlace place) =>
        Uri.TryCreate(site.Url, UriKind.Absolute, out var workspace)
            ? new(workspace, place.Thread is { } thread ? $"archives/{place.Channel}/p{thread.Replace(".", "", StringComparison.Ordinal)}" : $"archives/{place.Channel}")
            : null;
}
