using Coach.Bot.Sending;
using Coach.Transcripts;

namespace Coach.Bot.Endpoints.Slack.Rooms;

/// <summary>Looks again and again whether a digest is due.</summary>
internal sealed partial class SlackDigestJob(SlackDigests digests, TimeProvider clock, ILogger<SlackDigestJob> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await digests.SayDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or DeliveryException or UnreadableTranscriptException)
            {
                Waits(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A digest waits")]
    private static partial void Waits(ILogger log, Exception fault);
}
