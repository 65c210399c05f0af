using Coach.Bot.Settings;

namespace Coach.Bot.Archiving;

/// <summary>Once a day deletes the cases that are older than the organisation keeps them (Coach:RetentionDays). Two replicas doing it at once delete the same.</summary>
internal sealed partial class RetentionJob(Archive archive, CoachSettings settings, ILogger<RetentionJob> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; ; wait = Day)
        {
            await Task.Delay(wait, archive.Clock, stoppingToken);
            try
            {
                var count = await archive.Archivist.RetainAsync(settings.Policy.RetentionDays, new("coach", Reason: null, IsDry: false), stoppingToken);
                Deleted(log, count.Cases, count.Held);
            }
            catch (IOException e)
            {
                Waits(log, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Deleted by age: {Cases} cases; {Held} are kept by a hold.")]
    private static partial void Deleted(ILogger log, int cases, int held);

    [LoggerMessage(LogLevel.Warning, "Deleting by age waits for the store ({Fault}); it is tried again tomorrow, or at the next start.")]
    private static partial void Waits(ILogger log, string fault);
}
