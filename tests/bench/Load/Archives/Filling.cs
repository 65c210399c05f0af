using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Coach.Transcripts;

namespace Coach.Bot.Load.Archives;

/// <summary>Writes logs straight into a container, many at once: each as one append of all its turns, which reads the same as one append a turn.</summary>
internal static class Filling
{
    private const int AtOnce = 32;
    private const int Step = 10_000;

    /// <summary>Fills the container; the bytes that were written.</summary>
    public static async Task<long> RunAsync(BlobContainerClient container, Cases cases, int count)
    {
        await container.CreateIfNotExistsAsync();
        var (bytes, done) = (0L, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, stop) =>
        {
            var log = TranscriptLines.Write(cases.Case(number));
            var blob = container.GetAppendBlobClient($"cases/{CaseNames.HashOf(Cases.Chat(number))}/000001.jsonl");
            await blob.CreateAsync(cancellationToken: stop);
            await blob.AppendBlockAsync(new MemoryStream(log), cancellationToken: stop);
            Interlocked.Add(ref bytes, log.Length);
            if (Interlocked.Increment(ref done) % Step == 0)
            {
                Console.Error.WriteLine($"  {done} cases written");
            }
        });
        return bytes;
    }
}
