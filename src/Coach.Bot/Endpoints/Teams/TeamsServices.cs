using Coach.Bot.Health;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Teams.Connector;
using Coach.Teams.Credentials;
using Coach.Teams.Files;
using Coach.Teams.Proof;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>What the Teams channel needs.</summary>
internal static class TeamsServices
{
    private const int MostBytesOfKeys = 1024 * 1024;
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    /// <summary>Whether a request is let in by its own proof, from wherever it comes. Everything else that has none is for this machine alone.</summary>
    public static bool IsProved(HttpRequest request, TeamsSettings settings) =>
        settings.Bot is not null && (request.Path == "/api/messages" || request.Path.StartsWithSegments("/health", StringComparison.Ordinal));

    public static void AddTeams(this IServiceCollection services, TeamsSettings settings)
    {
        services.AddSingleton(settings.Hosts);
        services.AddSingleton(provider => Connector(settings, provider));
        services.AddSingleton<TeamsBlocks>();
        services.AddSingleton<TeamsCarrier>().AddSingleton<IReplyCarrier>(provider => provider.GetRequiredService<TeamsCarrier>());
        services.AddSingleton<TeamsTurns>().AddSingleton<TeamsExtension>();
        services.AddSingleton(_ => new FileUploads(new HttpClient(Direct()) { Timeout = TimeOut }, FileUploads.Microsoft with { Loopback = settings.Hosts.Loopback }));
        services.AddSingleton<TeamsFiles>().AddSingleton<TeamsAsides>().AddSingleton<TeamsDoor>();
        services.AddSingleton<TeamsEndpoint>();
        if (settings.Bot is { } bot)
        {
            services.AddSingleton(provider => Proof(bot, provider));
            services.AddSingleton(provider => new BotToken(() => bot.Account.Credential(), bot.Account.Scope, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<TeamsCheck>().AddHostedService(provider => provider.GetRequiredService<TeamsCheck>());
            services.AddHealthChecks().AddCheck<TeamsCheck>("Teams", HealthStatus.Unhealthy, timeout: HealthUrls.Patience);
        }
    }

    private static ConnectorClient Connector(TeamsSettings settings, IServiceProvider provider)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        return new(new HttpClient(Signed(provider.GetService<BotToken>())) { Timeout = TimeOut }, settings.Hosts, settings.KeepsLimits ? new SendLimits(clock) : null, clock);
    }

    private static HttpMessageHandler Signed(BotToken? token) => token is null ? Direct() : new BotTokenHandler(token) { InnerHandler = Direct() };

    private static SocketsHttpHandler Direct() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    private static TokenProof Proof(BotSettings bot, IServiceProvider provider)
    {
        var http = new HttpClient(Direct()) { Timeout = TimeOut, MaxResponseContentBufferSize = MostBytesOfKeys };
        var channel = new TrustedIssuer([bot.Issuer], Keys(bot.Metadata), IsEmulator: false);
        return new(
            bot.Account.AppId,
            bot.Emulator is { } tools ? [channel, new(tools.Issuers, Keys(tools.Metadata), IsEmulator: true)] : [channel],
            provider.GetRequiredService<TimeProvider>());

        SigningKeys Keys(Uri metadata) => new(metadata, http, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SigningKeys>>());
    }
}
