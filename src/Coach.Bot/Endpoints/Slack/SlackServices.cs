using Coach.Bot.Endpoints.Slack.Installing;
using Coach.Bot.Endpoints.Slack.Rooms;
using Coach.Bot.Sending;
using Coach.Bot.Settings;
using Coach.Slack;
using Coach.Slack.Api;

namespace Coach.Bot.Endpoints.Slack;

/// <summary>What the Slack channel needs; nothing when it isn't set up.</summary>
internal static class SlackServices
{
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromSeconds(1);

    public static void AddSlack(this IServiceCollection services, SlackSettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        services.AddSingleton(new SlackSignature(settings.SigningSecret));
        services.AddSingleton(provider => new WebApiClient(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(10) },
            settings.Hosts,
            new(settings.HasSendLimits ? BetweenPosts : TimeSpan.Zero, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<SlackApi>();
        AddTokens(services, settings);
        services.AddSingleton<SlackCarrier>().AddSingleton<IReplyCarrier>(provider => provider.GetRequiredService<SlackCarrier>());
        services.AddSingleton<SlackPeople>().AddSingleton<SlackCases>().AddSingleton<SlackInvitations>().AddSingleton<SlackWays>().AddSingleton<SlackTurns>();
        services.AddSingleton<SlackDirect>().AddSingleton<SlackCommandRooms>().AddSingleton<SlackCommands>().AddSingleton<SlackQuotes>().AddSingleton<SlackHomeSources>().AddSingleton<SlackHome>().AddSingleton<SlackRooms>();
        services.AddSingleton<SlackWeek>().AddSingleton<SlackDigests>().AddHostedService<SlackDigestJob>();
        services.AddSingleton<SlackAnswers>().AddSingleton<SlackEndpoint>();
    }

    /// <summary>Slack's requests prove themselves, so they may come from anywhere.</summary>
    public static bool IsSlacks(HttpRequest request) => request.Path.StartsWithSegments("/slack", StringComparison.Ordinal);

    /// <summary>One workspace by its token, or as many as install the app.</summary>
    private static void AddTokens(IServiceCollection services, SlackSettings settings)
    {
        if (settings.App is not { } app)
        {
            services.AddSingleton<ISlackTokens>(new OneWorkspace(settings.BotToken!));
            return;
        }

        services.AddSingleton(app).AddSingleton(settings.Hosts).AddSingleton<SlackRenewal>().AddSingleton<SlackStates>().AddSingleton<SlackInstallEndpoint>();
        services.AddSingleton<SlackInstallations>().AddSingleton<ISlackTokens>(provider => provider.GetRequiredService<SlackInstallations>());
    }
}
