namespace Coach.Bot.Reminding;

/// <summary>What the coach does of its own accord.</summary>
internal static class ReminderServices
{
    public static void AddReminders(this IServiceCollection services) =>
        services.AddSingleton<SpokenLines>().AddSingleton<SilentCases>().AddHostedService<ReminderJob>();
}
