using Coach.Transcripts;
using Coach.Transcripts.Index;

namespace Coach.Bot.Reminding;

/// <summary>
/// Finds the cases in which nobody has written for some days. Of each document of the index it keeps only when to look into it again, so that a million
/// silent cases need no memory.
/// </summary>
/// <param name="days">Of silence.</param>
internal sealed class SilenceWatch(IndexDocuments documents, int days)
{
    /// <summary>What is older has been forgotten by both sides.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(60);

    /// <summary>A document with lines of many days is read once an hour at most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly TimeSpan silence = TimeSpan.FromDays(days);
    private readonly Dictionary<string, (DateTimeOffset Looked, DateTimeOffset Again)> seen = new(StringComparer.Ordinal);
    private DateTimeOffset? last;

    /// <summary>The cases that may have fallen silent since the last call; the first one gives all. Some may have gone on since their line was written.</summary>
    public async Task<IReadOnlySet<CaseName>> FindAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var names = await documents.ListAsync(cancellation);
        Array.ForEach([.. seen.Keys.Where(name => !names.Contains(name))], name => seen.Remove(name));
        var found = new HashSet<CaseName>();
        foreach (var name in names.Where(name => !seen.TryGetValue(name, out var document) || document.Again <= now))
        {
            found.UnionWith(await LookAsync(name, now, cancellation));
        }

        last = now;
        return found;
    }

    private async Task<IEnumerable<CaseName>> LookAsync(string name, DateTimeOffset now, CancellationToken cancellation)
    {
        // What a new document tells may have stood in others that were not yet looked into again.
        var since = seen.TryGetValue(name, out var document) ? document.Looked : last - Pause ?? DateTimeOffset.MinValue;
        var silent = (await documents.ReadAsync(name, cancellation)).Where(line => line is { Stage: CaseStage.Open, IsPersonal: true, IsErased: false }).ToList();
        var next = silent.Select(Due).Where(due => due > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        seen[name] = (now, next < now + Pause ? now + Pause : next);
        return silent.Where(line => Due(line) <= now && now - line.Changed < Oldest && (Due(line) > since || line.Noted >= Due(line))).Select(line => line.Name);
    }

    private DateTimeOffset Due(CaseSummary line) => line.Changed + silence;
}
