using System.Collections.Concurrent;

namespace Coach.Transcripts.Index;

/// <summary>Works the whole index out again from the logs.</summary>
public static class Reindexing
{
    private const int AtOnce = 16;
    private const int Step = 100;

    /// <summary>Reads every log and replaces the index. What is written to it meanwhile stays. A log that can't be read is left out and counted.</summary>
    /// <param name="progress">Gets the number of cases done, now and then.</param>
    public static async Task<(int Cases, int Unreadable)> RunAsync(ITranscriptStore store, CaseIndex index, IProgress<int> progress, CancellationToken cancellation)
    {
        var replaced = await index.Documents.ListAsync(cancellation);
        var summaries = new ConcurrentBag<CaseSummary>();
        var (done, unreadable) = (0, 0);
        await Parallel.ForEachAsync(store.ListAsync(cancellation), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (listed, stop) =>
        {
            try
            {
                var started = TimeProvider.System.GetUtcNow();
                var read = await store.ReadAsync(listed.Name, stop);
                summaries.Add(CaseTally.Of(read.Turns).At(listed.Name, read.Version.Length, started));
            }
            catch (UnreadableTranscriptException)
            {
                Interlocked.Increment(ref unreadable);
            }

            if (Interlocked.Increment(ref done) is var now && now % Step == 0)
            {
                progress.Report(now);
            }
        });
        await index.NoteAsync(summaries, cancellation);
        await index.Documents.DeleteAsync(replaced, cancellation);
        return (summaries.Count, unreadable);
    }
}
