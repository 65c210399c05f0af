namespace Coach.Bot.Cases;

/// <summary>The desk, and the cases that it remembers.</summary>
internal static class CaseServices
{
    private const int CasesInMemory = 10_000;

    public static void AddCases(this IServiceCollection services)
    {
        services.AddMemoryCache(memory => memory.SizeLimit = CasesInMemory);
        services.AddSingleton<OpenCases>();
        services.AddSingleton<ConversationDesk>();
    }
}
