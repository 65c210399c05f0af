using Coach.Transcripts.Index;

namespace Coach.Bot.Archiving;

/// <summary>Writes what has changed to the index, a few seconds at a time; at the start it finds what a crash kept from it, and at the end it leaves nothing behind.</summary>
internal sealed partial class IndexJob(Archive archive, ILogger<IndexJob> log) : BackgroundService
{
    private const int FlushesUntilTidy = 720; // an hour
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(archive.Store.FlushAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(archive.Store.CatchUpAsync, stoppingToken);
        using var timer = new PeriodicTimer(Pause, archive.Clock);
        for (var flush = 1; await timer.WaitForNextTickAsync(stoppingToken); flush++)
        {
            await TryAsync(archive.Store.FlushAsync, stoppingToken);
            if (flush % FlushesUntilTidy == 0)
            {
                await TryAsync(stop => Tidying.RunAsync(archive.Index.Documents, stop), stoppingToken);
            }

            await archive.Index.LetGoAsync(stoppingToken);
        }
    }

    /// <summary>A store that is down is tried again with the next flush.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (IOException e)
        {
            IndexWaits(log, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The index waits for the store ({Fault}).")]
    private static partial void IndexWaits(ILogger log, string fault);
}
