using Coach.Bot.Sending;
using Coach.Teams.Connector;

namespace Coach.Bot.Endpoints.Teams;

/// <summary>What the Teams channel needs.</summary>
internal static class TeamsServices
{
    public static void AddTeams(this IServiceCollection services)
    {
        services.AddSingleton(AllowedHosts.Local);
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(10) });
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<TeamsCarrier>().AddSingleton<IReplyCarrier>(provider => provider.GetRequiredService<TeamsCarrier>());
        services.AddSingleton<TeamsEndpoint>();
    }
}
