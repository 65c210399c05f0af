using Coach.Core.Conversations;
using Coach.Transcripts.Audit;

namespace Coach.Transcripts.Rights;

/// <summary>Why something is done to transcripts, and whether only to count.</summary>
/// <param name="By">The account that asked for it, or "coach".</param>
public sealed record Order(string By, string? Reason, bool IsDry);

/// <summary>
/// Erases, deletes by age and gives access. A dry run takes the same way and counts the same, and only doesn't write. A hold keeps what it covers.
/// What was done is in the audit log, without content.
/// </summary>
public sealed class Archivist(ITranscriptStore store, Holds holds, AuditLog audit, TimeProvider clock)
{
    /// <summary>Erases what the subject said: the content goes, the fact that there was something stays (<see cref="Erasing"/>).</summary>
    public async Task<RightsCount> EraseAsync(Subject subject, Order order, CancellationToken cancellation)
    {
        var standing = await holds.ReadAsync(cancellation);
        var count = RightsCount.None;
        await foreach (var name in subject.CasesAsync(store, cancellation))
        {
            count = await EachAsync(name, async log =>
            {
                var covering = standing.Where(hold => hold.Over.Keeps(log)).ToArray();
                return !subject.IsIn(log) ? count : covering.Length > 0 ? count.WithHeld(covering) : count.With(await EraseAsync(log, subject, order, cancellation));
            }, cancellation) ?? count.WithUnreadable();
        }

        await NoteAsync(new(AuditAct.Erased, order.By, order.Reason, subject.Scope, count.ForAudit()), order, cancellation);
        return count;
    }

    /// <summary>Deletes every case in which nothing has happened for so many days.</summary>
    public async Task<RightsCount> RetainAsync(int days, Order order, CancellationToken cancellation)
    {
        var end = clock.GetUtcNow().AddDays(-days);
        var standing = await holds.ReadAsync(cancellation);
        var count = RightsCount.None;
        await foreach (var listed in store.ListAsync(cancellation).Where(listed => listed.Changed < end))
        {
            count = await EachAsync(listed.Name, async log =>
            {
                var covering = standing.Where(hold => hold.Over.Keeps(log)).ToArray();
                var isDue = !log.Turns.IsEmpty && log.Turns[^1].At < end;
                return !isDue ? count
                    : covering.Length > 0 ? count.WithHeld(covering)
                    : order.IsDry || await store.DeleteAsync(log.Name, log.Version, cancellation) ? count.With(Erasing.Count(log.Turns, _ => true))
                    : count; // somebody went on with it just now
            }, cancellation) ?? count.WithUnreadable();
        }

        if (count != RightsCount.None)
        {
            await NoteAsync(new(AuditAct.Deleted, order.By, order.Reason, $"cases older than {days} days", count.ForAudit()), order, cancellation);
        }

        return count;
    }

    /// <summary>Hands over every log that holds something of the subject, each as far as it is theirs: a personal chat whole, of a shared one the turns in which they spoke.</summary>
    public async Task<RightsCount> AccessAsync(Subject subject, Order order, Func<Transcript, Task> take, CancellationToken cancellation)
    {
        var count = RightsCount.None;
        await foreach (var name in subject.CasesAsync(store, cancellation))
        {
            count = await EachAsync(name, async log =>
            {
                var theirs = subject.IsIn(log) ? Theirs(log, subject) : log with { Turns = [] };
                if (theirs.Turns.IsEmpty)
                {
                    return count;
                }

                await take(theirs);
                return count.With(Erasing.Count(theirs.Turns, subject.Means));
            }, cancellation) ?? count.WithUnreadable();
        }

        await NoteAsync(new(AuditAct.Accessed, order.By, order.Reason, subject.Scope, count.ForAudit()), order, cancellation);
        return count;
    }

    private static Transcript Theirs(Transcript log, Subject subject)
    {
        var isPersonal = log.Turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.CaseOpened>().FirstOrDefault()?.Conversation.IsPersonal ?? false;
        return isPersonal ? log : log with { Turns = [.. log.Turns.Where(turn => Erasing.Count([turn], subject.Means) > 0)] };
    }

    /// <summary>Null for a log that can't be read.</summary>
    private async Task<RightsCount?> EachAsync(CaseName name, Func<Transcript, Task<RightsCount>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(await store.ReadAsync(name, cancellation));
        }
        catch (UnreadableTranscriptException)
        {
            return null;
        }
    }

    /// <summary>Goes on until nobody wrote in between.</summary>
    private async Task<int> EraseAsync(Transcript log, Subject subject, Order order, CancellationToken cancellation)
    {
        while (true)
        {
            var messages = Erasing.Count(log.Turns, subject.Means);
            if (order.IsDry || await store.ReplaceAsync(log.Name, log.Version, Erasing.From(log.Turns, subject.Means, clock.GetUtcNow()), cancellation) is not null)
            {
                return messages;
            }

            log = await store.ReadAsync(log.Name, cancellation);
        }
    }

    private Task NoteAsync(AuditNote note, Order order, CancellationToken cancellation) =>
        order.IsDry ? Task.CompletedTask : audit.AppendAsync(note, cancellation);
}
