using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Transcripts.Audit;

namespace Coach.Transcripts.Rights;

/// <summary>Why something is done to transcripts, and whether only to count.</summary>
/// <param name="By">The account that asked for it, or "coach".</param>
/// <param name="First">The conversation whose cases come first; null where none is waited for.</param>
public sealed record Order(string By, string? Reason, bool IsDry, string? First = null);

/// <summary>How what is kept of somebody is handed over.</summary>
/// <param name="Record">Gets the name of a document and the entry in it; null to leave the documents out, which takes reading all of them.</param>
public sealed record Handing(Func<Transcript, Task> Log, Func<string, JsonElement, Task>? Record);

/// <summary>
/// Erases, deletes by age and gives access. A dry run takes the same way and counts the same, and only doesn't write. A hold keeps what it covers.
/// What was done is in the audit log, without content.
/// </summary>
public sealed class Archivist(ITranscriptStore store, PersonalRecords records, AuditLog audit, TimeProvider clock)
{
    /// <summary>Erases what the subject said: the content goes, the fact that there was something stays (<see cref="Erasing"/>).</summary>
    public async Task<RightsCount> EraseAsync(Subject subject, Order order, CancellationToken cancellation)
    {
        var standing = await records.Holds.ReadAsync(cancellation);
        var (count, chats) = (RightsCount.None, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var name in CasesAsync(subject, order.First, cancellation))
        {
            count = await EachAsync(name, async log =>
            {
                var covering = standing.Where(hold => hold.Over.Keeps(log)).ToArray();
                if (!subject.IsIn(log) || covering.Length > 0)
                {
                    return subject.IsIn(log) ? count.WithHeld(covering) : count;
                }

                _ = IsPersonal(log) && chats.Add(log.Name.Conversation);
                return count.With(await EraseAsync(log, subject, order, cancellation));
            }, cancellation) ?? count.WithUnreadable();
        }

        count = await WithRecordsAsync(count, traces => subject.IsTold(traces) || traces.Conversations.Overlaps(chats), order, cancellation);
        await NoteAsync(new(AuditAct.Erased, order.By, order.Reason, subject.Scope, count.ForAudit()), order, cancellation);
        return count;
    }

    /// <summary>Deletes every case in which nothing has happened for so many days, and what is remembered of conversations whose newest case that was.</summary>
    public async Task<RightsCount> RetainAsync(int days, Order order, CancellationToken cancellation)
    {
        var end = clock.GetUtcNow().AddDays(-days);
        var standing = await records.Holds.ReadAsync(cancellation);
        var (count, ended) = (RightsCount.None, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var listed in store.ListAsync(cancellation).Where(listed => listed.Changed < end))
        {
            count = await EachAsync(listed.Name, async log =>
            {
                var covering = standing.Where(hold => hold.Over.Keeps(log)).ToArray();
                var isDue = !log.Turns.IsEmpty && log.Turns[^1].At < end;
                return !isDue ? count
                    : covering.Length > 0 ? count.WithHeld(covering)
                    : await DeleteAsync(log, ended, order, cancellation) ? count.With(Erasing.Count(log.Turns, _ => true))
                    : count; // somebody went on with it just now
            }, cancellation) ?? count.WithUnreadable();
        }

        if (count != RightsCount.None)
        {
            count = await WithRecordsAsync(count, traces => traces.Conversations.Overlaps(ended), order, cancellation);
            await NoteAsync(new(AuditAct.Deleted, order.By, order.Reason, $"cases older than {days} days", count.ForAudit()), order, cancellation);
        }

        return count;
    }

    /// <summary>
    /// Hands over every log that holds something of the subject, each as far as it is theirs: a personal chat whole, of a shared one the turns in which they spoke;
    /// and every document beside the logs that tells of them.
    /// </summary>
    public async Task<RightsCount> AccessAsync(Subject subject, Order order, Handing hand, CancellationToken cancellation)
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

                await (order.IsDry ? Task.CompletedTask : hand.Log(theirs));
                return count.With(Erasing.Count(theirs.Turns, subject.Means));
            }, cancellation) ?? count.WithUnreadable();
        }

        await foreach (var (name, entry) in hand.Record is null ? AsyncEnumerable.Empty<(string, JsonElement)>() : records.FindAsync(subject.IsTold, cancellation))
        {
            await (order.IsDry ? Task.CompletedTask : hand.Record!(name, entry));
            count = count with { Records = count.Records + 1 };
        }

        await NoteAsync(new(AuditAct.Accessed, order.By, order.Reason, subject.Scope, count.ForAudit()), order, cancellation);
        return count;
    }

    /// <summary>How much a hold over the subject keeps from being erased and deleted.</summary>
    public async Task<RightsCount> KeptAsync(Subject subject, CancellationToken cancellation)
    {
        var count = RightsCount.None;
        await foreach (var name in subject.CasesAsync(store, cancellation))
        {
            count = await EachAsync(name, log => Task.FromResult(subject.Keeps(log) ? count.With(Erasing.Count(log.Turns, subject.Means)) : count), cancellation) ?? count.WithUnreadable();
        }

        return count with { Records = await records.EraseAsync(subject.IsTold, isDry: true, cancellation) };
    }

    private IAsyncEnumerable<CaseName> CasesAsync(Subject subject, string? first, CancellationToken cancellation)
    {
        var all = subject.CasesAsync(store, cancellation);
        return first is null || subject.Conversation is not null
            ? all
            : (subject with { Conversation = first }).CasesAsync(store, cancellation).Concat(all.Where(name => name.Conversation != first));
    }

    private static bool IsPersonal(Transcript log) => log.Turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.CaseOpened>().FirstOrDefault()?.Conversation.IsPersonal ?? false;

    private static Transcript Theirs(Transcript log, Subject subject) =>
        IsPersonal(log) ? log : log with { Turns = [.. log.Turns.Where(turn => Erasing.Count([turn], subject.Means) > 0)] };

    /// <summary>False when somebody went on with it just now.</summary>
    private async Task<bool> DeleteAsync(Transcript log, HashSet<string> ended, Order order, CancellationToken cancellation)
    {
        var isNewest = await store.LatestAsync(log.Name.Conversation, cancellation) == log.Name.Number;
        var isDeleted = order.IsDry || await store.DeleteAsync(log.Name, log.Version, cancellation);
        _ = isDeleted && isNewest && ended.Add(log.Name.Conversation);
        return isDeleted;
    }

    private async Task<RightsCount> WithRecordsAsync(RightsCount count, Func<Traces, bool> isMeant, Order order, CancellationToken cancellation)
    {
        var standing = await records.Holds.ReadAsync(cancellation);
        return count with { Records = await records.EraseAsync(traces => isMeant(traces) && !standing.Any(hold => hold.Over.IsTold(traces)), order.IsDry, cancellation) };
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
