using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Teams.Connector;
using Coach.Teams.Credentials;
using Coach.Teams.Proof;

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
        services.AddSingleton(provider => Connector(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TeamsBlocks>();
        services.AddSingleton<TeamsCarrier>().AddSingleton<IReplyCarrier>(provider => provider.GetRequiredService<TeamsCarrier>());
        services.AddSingleton<TeamsTurns>().AddSingleton<TeamsExtension>();
        services.AddSingleton<TeamsDoor>();
        services.AddSingleton<TeamsEndpoint>();
        if (settings.Bot is { } bot)
        {
            services.AddSingleton(provider => Proof(bot, provider));
        }
    }

    private static ConnectorClient Connector(TeamsSettings settings, TimeProvider clock) =>
        new(new HttpClient(Signed(settings.Bot, clock)) { Timeout = TimeOut }, settings.Hosts, settings.KeepsLimits ? new SendLimits(clock) : null, clock);

    private static HttpMessageHandler Signed(BotSettings? bot, TimeProvider clock) => bot is null
        ? Direct()
        : new BotTokenHandler(new BotToken(() => bot.Account.Credential(), bot.Account.Scope, clock)) { InnerHandler = Direct() };

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
