using Coach.Bot.Archiving;
using Coach.Bot.Sending;
using Coach.Transcripts;

namespace Coach.Bot.Reminding;

/// <summary>Looks again and again for people to remind.</summary>
internal sealed partial class ReminderJob(SilentCases silent, Archive archive, ILogger<ReminderJob> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, archive.Clock);
        do
        {
            try
            {
                await silent.RemindAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or DeliveryException or UnreadableTranscriptException)
            {
                Waits(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "A reminder waits")]
    private static partial void Waits(ILogger log, Exception fault);
}
