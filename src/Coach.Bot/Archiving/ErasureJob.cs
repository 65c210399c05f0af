namespace Coach.Bot.Archiving;

/// <summary>Erases what people have asked to have erased: at once, and after a restart what was left.</summary>
internal sealed partial class ErasureJob(ErasureOrders orders, ILogger<ErasureJob> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await orders.RunAsync(stoppingToken);
            }
            catch (IOException e)
            {
                Waits(log, e.GetType().Name);
            }

            await orders.WaitAsync(Look, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Erasing waits for the store ({Fault}); it is tried again within a minute.")]
    private static partial void Waits(ILogger log, string fault);
}
