using System.Collections.Immutable;
using Coach.Bot.Archiving;
using Coach.Core.Conversations;
using Coach.Transcripts.Index;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>What came up in a channel since its last digest, by the index: a line a case, as everybody in the channel may read it in its threads.</summary>
public sealed class SlackWeek(Archive archive)
{
    private const int MostLines = 10;

    public async Task<ImmutableArray<string>> InAsync(SlackDigest digest, CancellationToken cancellation)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var one in (await archive.Index.ReadAsync(cancellation)).Values.Where(one => IsNew(one, digest)).OrderBy(one => one.Changed))
        {
            var turns = (await archive.Store.ReadAsync(one.Name, cancellation)).Turns;
            if (lines.Count < MostLines && IsIn(turns, digest.Channel) && Line(Conversation.Fold(turns)) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines.ToImmutable();
    }

    private static bool IsNew(CaseSummary one, SlackDigest digest) =>
        one is { Channel: "slack", IsPersonal: false, IsErased: false } && one.Tenant == digest.Workspace.Key && one.Changed >= digest.Said && one.Stage is CaseStage.Open or CaseStage.Decided;

    private static bool IsIn(ImmutableArray<Turn> turns, string channel) =>
        turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.CaseOpened>().FirstOrDefault()?.Conversation.Id.StartsWith(channel + ":", StringComparison.Ordinal) ?? false;

    private static string? Line(Conversation state) =>
        state.Facts.Performance is { } performance ? $"{performance}: {(state.Result is { } result ? SlackHome.TitleOf(result) : Sentences.Home_Waiting)}" : null;
}
