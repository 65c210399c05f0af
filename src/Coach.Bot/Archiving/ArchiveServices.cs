using Coach.Bot.Cases;
using Coach.Bot.Settings;
using Coach.Transcripts;
using Coach.Transcripts.Records;

namespace Coach.Bot.Archiving;

/// <summary>The archive and what looks after it.</summary>
internal static class ArchiveServices
{
    public static void AddArchive(this IServiceCollection services, CoachSettings settings)
    {
        services.AddSingleton(provider => Archive.Open(settings.Transcripts, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITranscriptStore>(provider => provider.GetRequiredService<Archive>().Store);
        services.AddSingleton<IRecords>(provider => provider.GetRequiredService<Archive>().Records);
        services.AddSingleton(provider => provider.GetRequiredService<Archive>().Index);
        services.AddSingleton(provider => provider.GetRequiredService<Archive>().Audit);
        services.AddSingleton(provider => provider.GetRequiredService<Archive>().Exports);
        services.AddSingleton<Keeping>(settings.Transcripts.Keep);
        services.AddSingleton<ErasureOrders>();
        services.AddSingleton<DataRights>();
        services.AddHostedService<ErasureJob>();
        services.AddHostedService<IndexJob>();
        services.AddHostedService<RetentionJob>();
    }
}
