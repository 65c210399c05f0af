using System.Text;
using Coach.Transcripts.Rights;

namespace Coach.Bot.Archiving;

/// <summary>What people have asked in a conversation to have erased. An order stands in a record until it is done, so a restart doesn't forget it.</summary>
public sealed class ErasureOrders(Archive archive) : IDisposable
{
    private const string Folder = "erasures/";
    private readonly SemaphoreSlim placed = new(0);

    public async Task PlaceAsync(Subject theirs, CancellationToken cancellation)
    {
        await archive.Records.WriteAsync(Folder + theirs.Person, Encoding.ASCII.GetBytes(theirs.Conversation!), expected: null, cancellation);
        placed.Release();
    }

    /// <summary>Waits until one is placed here, or for so long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => placed.WaitAsync(longest, cancellation);

    /// <summary>Does all that stand: first the conversation in which it was asked, then whatever else there is. Erasing twice changes nothing.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var name in archive.Records.ListAsync(Folder, cancellation))
        {
            if (await archive.Records.ReadAsync(name, cancellation) is not { } record)
            {
                continue; // another replica has done it
            }

            var order = new Order("the person", "asked in the conversation", IsDry: false, First: Encoding.ASCII.GetString(record.Content.Span));
            await archive.Archivist.EraseAsync(new(name[Folder.Length..], Conversation: null), order, cancellation);
            await archive.Records.DeleteAsync(name, record.Tag, cancellation);
        }
    }

    public void Dispose() => placed.Dispose();
}
