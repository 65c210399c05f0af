using System.Collections.Concurrent;
using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Index;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Reminding;

/// <summary>
/// Finds the cases in which somebody fell silent, by the index, and reminds them. What was sent stands in the log, so a restart doesn't forget it, and of
/// several replicas the one whose append counts says it.
/// </summary>
public sealed class SilentCases(Archive archive, ConversationDesk desk, SpokenLines lines, CoachPolicy policy)
{
    /// <summary>What is older has been forgotten by both sides.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(60);

    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    /// <summary>Cases that were looked at: how long they were then, and when it makes sense to read them again.</summary>
    private readonly ConcurrentDictionary<CaseName, (long Length, DateTimeOffset Again)> looked = new();

    public async Task RemindAsync(CancellationToken cancellation)
    {
        var now = archive.Clock.GetUtcNow();
        foreach (var silent in (await archive.Index.ReadAsync(cancellation)).Values.Where(one => MayBeDue(one, now)))
        {
            await RemindAsync(silent, now, cancellation);
        }
    }

    private bool MayBeDue(CaseSummary one, DateTimeOffset now) =>
        policy.RemindAfterDays > 0
        && one is { Stage: CaseStage.Open, IsPersonal: true, IsErased: false }
        && now - one.Changed >= TimeSpan.FromDays(policy.RemindAfterDays)
        && now - one.Changed < Oldest
        && !(looked.TryGetValue(one.Name, out var then) && then.Length == one.Length && now < then.Again);

    private async Task RemindAsync(CaseSummary silent, DateTimeOffset now, CancellationToken cancellation)
    {
        var log = await archive.Store.ReadAsync(silent.Name, cancellation);
        var state = Conversation.Fold(log.Turns);
        if (!Reminders.IsDue(state, now, policy.RemindAfterDays) || state.By is not { } person || AddressOf(log) is not { } address || await lines.FindAsync(address, person, cancellation) is not { } deliver)
        {
            looked[silent.Name] = (silent.Length, DateTimeOffset.MaxValue);
            return;
        }

        looked[silent.Name] = (silent.Length, now + Later); // it may be night where they are
        await desk.SpeakAsync(address, current => current.Number == silent.Number ? Reminders.Decide(current, AtHome(now, current.TimeZone), policy) : [], deliver, cancellation);
    }

    private static ConversationAddress? AddressOf(Transcript log) => log.Turns.SelectMany(turn => turn.Events).OfType<CaseOpened>().FirstOrDefault()?.Conversation;

    private static DateTimeOffset AtHome(DateTimeOffset now, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found) : now;
}
