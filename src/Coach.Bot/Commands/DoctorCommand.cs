using System.CommandLine;
using Coach.Bot.Archiving;
using Coach.Bot.Commands.Examining;
using Coach.Bot.Settings;
using Coach.Transcripts;

namespace Coach.Bot.Commands;

/// <summary>doctor: looks at each setting and at what it names, and says the fix.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Make(Terminal terminal, Func<IConfiguration> configuration)
    {
        var command = new Command("doctor", "Look at each setting and at what it names, and say the fix. Secrets are never printed.");
        command.SetAction((_, cancellation) => RunAsync(terminal, configuration(), cancellation));
        return command;
    }

    /// <summary>0 when nothing is wrong, 1 otherwise.</summary>
    public static async Task<int> RunAsync(Terminal terminal, IConfiguration configuration, CancellationToken cancellation)
    {
        if (CoachSettings.TryRead(configuration, terminal.Error) is not { } settings)
        {
            return 1;
        }

        await terminal.Out.WriteLineAsync(new Finding("settings", "make sense").ToString());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        await using var services = new ServiceCollection().Kept(settings);
        var code = 0;
        await foreach (var finding in new Examination(configuration, services, http, terminal.Time).RunAsync(cancellation))
        {
            await terminal.Out.WriteLineAsync(finding.ToString());
            code |= finding.Fix is null ? 0 : 1;
        }

        return code;
    }

    private static ServiceProvider Kept(this ServiceCollection services, CoachSettings settings)
    {
        var archive = Archive.Open(settings.Transcripts, TimeProvider.System);
        services.AddSingleton<ITranscriptStore>(archive.Store);
        services.AddSingleton(archive.Records);
        return services.BuildServiceProvider();
    }
}
