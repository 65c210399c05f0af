using Coach.Transcripts.Records;

namespace Coach.Bot.Sending;

/// <summary>What every channel sends with.</summary>
internal static class SendingServices
{
    public static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<PendingSends>();
        foreach (var prefix in (string[])[Once.Slack, Once.TeamsFiles])
        {
            services.AddKeyedSingleton(prefix, (provider, _) => new Once(provider.GetRequiredService<IRecords>(), provider.GetRequiredService<TimeProvider>(), prefix));
        }

        services.AddSingleton<Outbox>().AddHostedService(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<CardReplacer>();
    }
}
