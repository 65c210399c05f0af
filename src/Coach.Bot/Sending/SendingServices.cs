namespace Coach.Bot.Sending;

/// <summary>What every channel sends with.</summary>
internal static class SendingServices
{
    public static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<PendingSends>();
        services.AddSingleton<Outbox>().AddHostedService(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<CardReplacer>().AddHostedService(provider => provider.GetRequiredService<CardReplacer>());
    }
}
