using Coach.Bot.Settings;
using Coach.Bot.Understanding;
using Coach.Core.Conversations;

namespace Coach.Bot.Cases;

/// <summary>The desk, and the cases that it remembers.</summary>
internal static class CaseServices
{
    private const int CasesInMemory = 10_000;

    public static void AddCases(this IServiceCollection services)
    {
        services.AddMemoryCache(memory => memory.SizeLimit = CasesInMemory);
        services.AddSingleton<OpenCases>();
        services.AddSingleton(Desk);
    }

    private static ConversationDesk Desk(IServiceProvider services)
    {
        var (policy, clock) = (services.GetRequiredService<CoachPolicy>(), services.GetRequiredService<TimeProvider>());
        var configuration = services.GetService<IConfiguration>();
        return new(services.GetRequiredService<OpenCases>(), policy, clock, services.GetService<ModelReader>())
        {
            Limits = services.GetService<TurnLimits>() ?? TurnLimits.None,
            IsPaused = () => configuration is not null && CoachSettings.IsPaused(configuration),
        };
    }
}
