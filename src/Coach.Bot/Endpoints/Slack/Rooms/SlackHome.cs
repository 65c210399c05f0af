using System.Collections.Immutable;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Slack.Inbox;
using Coach.Slack.Surfaces;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>The home tab of one person, drawn anew whenever it is opened.</summary>
public sealed class SlackHome(ConversationDesk desk, SlackHomeSources sources, SlackCarrier carrier, CoachPolicy policy)
{
    private const int OpenShown = 20;
    private const int ResultsShown = 5;

    /// <summary>Of a conversation in which one case followed another.</summary>
    private const int CasesRead = 10;

    public async Task PublishAsync(SlackWorkspace workspace, string user, CancellationToken cancellation)
    {
        var site = await carrier.InAsync(workspace, (api, access) => api.TestAsync(access, cancellation), cancellation);
        var found = new List<Shown>();
        foreach (var place in await sources.Cases.OfAsync(workspace, user, cancellation))
        {
            found.AddRange(await desk.ReadAllAsync(place.Conversation, cancellation).Take(CasesRead).Select(log => ShownOf(log.Turns, user, place.LinkOn(site.Url))).OfType<Shown>().ToListAsync(cancellation));
        }

        var content = new HomeContent(On(HomeShelf.Open, OpenShown), On(HomeShelf.Due, ResultsShown), On(HomeShelf.Results, ResultsShown), await SettingsAsync(workspace, user, cancellation), policy);
        await carrier.InAsync(workspace, async (api, access) => { await api.PublishHomeAsync(access, new(user, HomeTab.Of(content)), cancellation); return user; }, cancellation);

        ImmutableArray<HomeCase> On(HomeShelf shelf, int most) => [.. found.Where(one => one.On == shelf).OrderByDescending(one => one.At).Select(one => one.Case).Take(most)];
    }

    private async Task<HomeSettings> SettingsAsync(SlackWorkspace workspace, string user, CancellationToken cancellation)
    {
        var direct = await sources.Direct.PlaceOfAsync(workspace, user, cancellation);
        var said = await desk.ReadAsync(direct.Conversation, cancellation);
        return new(said is null || !Conversation.Fold(said.Turns).IsReminderUnwanted, await sources.Digests.OfAsync(workspace, user, cancellation));
    }

    /// <summary>Null for a case that is somebody else's, and for one that ended without a result.</summary>
    private Shown? ShownOf(ImmutableArray<Turn> turns, string user, Uri? link)
    {
        var state = Conversation.Fold(turns);
        var title = state.Facts.Performance ?? Sentences.Home_Unnamed;
        return state switch
        {
            { By: var by } when by?.Id != user => null,
            { Result: { } result } => sources.Due(turns) is { } days
                ? new(HomeShelf.Due, new(title, HomeTab.Due(TitleOf(result), days, result.Facts.Measure), link), state.LastAt)
                : new(HomeShelf.Results, new(title, TitleOf(result), link), state.LastAt),
            { Closed: null } => new(HomeShelf.Open, new(title, state.IsPaused ? Sentences.Home_Paused : Sentences.Home_Waiting, link), state.LastAt),
            _ => null,
        };
    }

    internal static string TitleOf(DecisionRecord result) =>
        result.Certain.IsEmpty ? Sentences.NotEnough : Say.Sentence(Say.Classes(result.Certain, result.Role, result.Facts.Skill, result.Facts.BarrierKinds)) + ".";

    private enum HomeShelf : byte { Open, Due, Results }

    private sealed record Shown(HomeShelf On, HomeCase Case, DateTimeOffset? At);
}

/// <summary>What the home tab is drawn from.</summary>
public sealed record SlackHomeSources(SlackCases Cases, SlackDirect Direct, SlackDigests Digests, TimeProvider Clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(30);

    /// <summary>How many days ago the newest result was given, where it is time to look whether it has helped.</summary>
    public int? Due(ImmutableArray<Turn> turns) =>
        turns.LastOrDefault(turn => turn.Events.OfType<ConversationEvent.Recommended>().Any()) is { } decided && Clock.GetUtcNow() - decided.At is var age && age >= LookAgain ? (int)age.TotalDays : null;
}
