using Azure.Identity;
using Coach.Teams.Credentials;
using Coach.Teams.Proof;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>
/// Ready means that requests can be proved and answers signed: the keys of Teams and the bot's own token are there. They are fetched at start, so that
/// nobody's first message waits for them; what fails is tried again whenever somebody asks whether the coach is ready.
/// </summary>
internal sealed partial class TeamsCheck(TokenProof proof, BotToken token, ILogger<TeamsCheck> log) : BackgroundService, IHealthCheck
{
    private volatile bool isReady;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        isReady || await FetchedAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => FetchedAsync(stoppingToken);

    private async Task<bool> FetchedAsync(CancellationToken cancellation)
    {
        try
        {
            isReady = await proof.IsReadyAsync(cancellation) && await token.GetAsync(cancellation) is not null;
        }
        catch (Exception e) when (e is AuthenticationFailedException or OperationCanceledException)
        {
            NotSignedIn(log, e.GetType().Name);
        }

        return isReady;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot has no token yet: {Fault}")]
    private static partial void NotSignedIn(ILogger log, string fault);
}
