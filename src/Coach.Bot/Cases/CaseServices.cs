using Coach.Bot.Settings;
using Coach.Transcripts;
using Coach.Transcripts.Records;

namespace Coach.Bot.Cases;

/// <summary>The desk, and where what it decides is kept.</summary>
internal static class CaseServices
{
    private const string Records = "records";
    private const int CasesInMemory = 10_000;

    public static void AddCases(this IServiceCollection services, TranscriptsSettings settings)
    {
        services.AddMemoryCache(memory => memory.SizeLimit = CasesInMemory);
        services.AddSingleton<ITranscriptStore>(_ => new FileTranscriptStore(settings.Path));
        services.AddSingleton<IRecords>(_ => new FileRecords(Path.Combine(settings.Path, Records)));
        services.AddSingleton<OpenCases>();
        services.AddSingleton<ConversationDesk>();
    }
}
