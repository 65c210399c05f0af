using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Settings;

/// <summary>Everything that can be set, read and checked once at start.</summary>
public sealed record CoachSettings
{
    private const string Paused = "Coach:Paused";
    private const int MostDaysOfSilence = 90;

    public required TranscriptsSettings Transcripts { get; init; }

    public required TeamsSettings Teams { get; init; }

    /// <summary>Null without Slack.</summary>
    public SlackSettings? Slack { get; init; }

    public required LimitsSettings Limits { get; init; }

    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>Coach:RetentionDays, Coach:LeadTimes, Coach:RemindAfterDays and Coach:Contact.</summary>
    public required CoachPolicy Policy { get; init; }

    /// <summary>SignIn:*; null while none is set up.</summary>
    public SignInSettings? SignIn { get; init; }

    /// <summary>Understanding:Model; null while none is set up.</summary>
    public ModelSettings? Model { get; init; }

    /// <summary>Reads the settings for a start; null when they make no sense, and then the errors say which key is wrong, and the fix.</summary>
    public static CoachSettings? TryRead(IConfiguration configuration, TextWriter errors)
    {
        try
        {
            return Read(configuration);
        }
        catch (SettingsException e)
        {
            errors.WriteLine(e.Message);
            return null;
        }
    }

    /// <summary>Where to listen: as set in any of ASP.NET's usual ways, else on the port that bots are expected on, for this machine alone.</summary>
    public static string[] Addresses(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } urls ? urls.Split(';')
        : configuration["http_ports"] is { Length: > 0 } ports ? [.. ports.Split(';').Select(port => $"http://*:{port}")]
        : ["http://localhost:3978"];

    /// <summary>Coach:Paused as it stands now: in appsettings.json it may be changed while the coach runs.</summary>
    public static bool IsPaused(IConfiguration configuration) => bool.TryParse(configuration[Paused], out var isPaused) && isPaused;

    /// <summary>Reads the settings; a <see cref="SettingsException"/> names every key that is wrong, and the fix.</summary>
    public static CoachSettings Read(IConfiguration configuration)
    {
        var faults = new Faults();
        if (configuration[Paused] is { Length: > 0 } paused && !bool.TryParse(paused, out _))
        {
            faults.Add(Paused, $"is \"{paused}\"", "give true or false");
        }

        var settings = new CoachSettings
        {
            Transcripts = TranscriptsSettings.Read(configuration, faults),
            Teams = TeamsSettings.Read(configuration, faults),
            Slack = SlackSettings.Read(configuration, faults),
            Limits = LimitsSettings.Read(configuration, faults),
            Telemetry = TelemetrySettings.Read(configuration, faults),
            Policy = new(
                new(faults.Days(configuration, "Coach:LeadTimes:ProceduralDays", LeadTimes.Default.ProceduralDays), faults.Days(configuration, "Coach:LeadTimes:JudgmentDays", LeadTimes.Default.JudgmentDays)),
                faults.Days(configuration, "Coach:RetentionDays", CoachPolicy.Default.RetentionDays),
                configuration["Coach:Contact"] is { Length: > 0 } contact ? contact : null)
            {
                RemindAfterDays = faults.Whole(configuration, "Coach:RemindAfterDays", CoachPolicy.Default.RemindAfterDays, (0, MostDaysOfSilence, "days")),
            },
            SignIn = SignInSettings.Read(configuration, faults),
            Model = ModelSettings.Read(configuration, faults),
        };
        return faults.Found.Count == 0 ? settings : throw new SettingsException(faults.Found);
    }
}

/// <summary>Settings that the coach cannot start with; the message is for the operator.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults));
