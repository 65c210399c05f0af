using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coach.Bot.Health;

/// <summary>Ready means that a transcript can be read. A success counts for some seconds, so that asking often costs nothing.</summary>
internal sealed class StoreCheck(ITranscriptStore store, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly string Nobody = CaseNames.HashOf(new ConversationAddress("health", Tenant: null, "ready", IsPersonal: true));
    private DateTimeOffset succeeded = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (clock.GetUtcNow() - succeeded >= Fresh)
        {
            await store.LatestAsync(Nobody, cancellationToken);
            succeeded = clock.GetUtcNow();
        }

        return HealthCheckResult.Healthy();
    }
}
