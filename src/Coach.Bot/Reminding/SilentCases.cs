using Coach.Bot.Archiving;
using Coach.Bot.Cases;
using Coach.Core.Conversations;
using Coach.Transcripts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Reminding;

/// <summary>
/// Reminds the people who fell silent. What was sent stands in the log, so a restart doesn't forget it, and of several replicas the one whose append counts
/// says it.
/// </summary>
public sealed class SilentCases(Archive archive, ConversationDesk desk, SpokenLines lines, CoachPolicy policy)
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private readonly SilenceWatch watch = new(archive.Index.Documents, policy.RemindAfterDays);

    /// <summary>Cases that may be due, and when to look at them.</summary>
    private readonly Dictionary<CaseName, DateTimeOffset> waiting = [];

    public async Task RemindAsync(CancellationToken cancellation)
    {
        if (policy.RemindAfterDays <= 0)
        {
            return;
        }

        var now = archive.Clock.GetUtcNow();
        foreach (var found in await watch.FindAsync(now, cancellation))
        {
            waiting[found] = now;
        }

        foreach (var (name, _) in waiting.Where(one => one.Value <= now).ToList())
        {
            await RemindAsync(name, now, cancellation);
        }
    }

    private async Task RemindAsync(CaseName name, DateTimeOffset now, CancellationToken cancellation)
    {
        var log = await archive.Store.ReadAsync(name, cancellation);
        var state = Conversation.Fold(log.Turns);
        if (!Reminders.IsDue(state, now, policy.RemindAfterDays) || state.By is not { } person || AddressOf(log) is not { } address || await lines.FindAsync(address, person, cancellation) is not { } deliver)
        {
            waiting.Remove(name);
            return;
        }

        waiting[name] = now + Later; // it may be night where they are
        await desk.SpeakAsync(address, current => current.Number == name.Number ? Reminders.Decide(current, AtHome(now, current.TimeZone), policy) : [], deliver, cancellation);
    }

    private static ConversationAddress? AddressOf(Transcript log) => log.Turns.SelectMany(turn => turn.Events).OfType<CaseOpened>().FirstOrDefault()?.Conversation;

    private static DateTimeOffset AtHome(DateTimeOffset now, string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found) : now;
}
