using Coach.Bot.Settings;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Coach.Bot.Keys;

/// <summary>The keys that sign facilitators in and encrypt the tokens of Slack.</summary>
internal static class KeyServices
{
    /// <summary>Every replica must read what another one encrypted, and a container keeps no files: so the keys stand among the records. On one's own machine the framework's place will do.</summary>
    public static void AddKeys(this IServiceCollection services, CoachSettings settings)
    {
        if (settings.SignIn is null && settings.Slack?.App is null)
        {
            return;
        }

        services.AddDataProtection().SetApplicationName("Coach.Bot");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new RecordKeyRing(provider.GetRequiredService<IRecords>())));
    }
}
