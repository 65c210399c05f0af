using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Settings;

/// <summary>Everything that can be set, read and checked once at start.</summary>
public sealed record CoachSettings
{
    /// <summary>Transcripts:Path, the folder of the file store; relative to where the coach is started.</summary>
    public required string TranscriptsPath { get; init; }

    /// <summary>Coach:RetentionDays, Coach:LeadTimes and Coach:Contact.</summary>
    public required CoachPolicy Policy { get; init; }

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

    /// <summary>Reads the settings; a <see cref="SettingsException"/> names every key that is wrong, and the fix.</summary>
    public static CoachSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new CoachSettings
        {
            TranscriptsPath = Path.GetFullPath(configuration["Transcripts:Path"] is { Length: > 0 } path ? path : "data"),
            Policy = new(
                new(Days(configuration, "Coach:LeadTimes:ProceduralDays", LeadTimes.Default.ProceduralDays, faults), Days(configuration, "Coach:LeadTimes:JudgmentDays", LeadTimes.Default.JudgmentDays, faults)),
                Days(configuration, "Coach:RetentionDays", CoachPolicy.Default.RetentionDays, faults),
                configuration["Coach:Contact"] is { Length: > 0 } contact ? contact : null),
            Model = ModelSettings.Read(configuration, faults),
        };
        Refuse(configuration, faults);
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }

    private static int Days(IConfiguration configuration, string key, int usual, List<string> faults)
    {
        const int Most = 3650;
        if (configuration[key] is not { Length: > 0 } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most)
        {
            return days;
        }

        faults.Add($"{key} is \"{text}\": give a whole number of days from 1 to {Most}.");
        return usual;
    }

    /// <summary>What this version cannot do yet is refused at start, not ignored.</summary>
    private static void Refuse(IConfiguration configuration, List<string> faults)
    {
        if (configuration["MicrosoftAppId"] is { Length: > 0 })
        {
            faults.Add("MicrosoftAppId is set, but this version cannot prove requests from Teams yet: leave it empty and use the Agents Playground on this machine.");
        }

        if (configuration["Transcripts:Store"] is { Length: > 0 } store && store != "files")
        {
            faults.Add($"Transcripts:Store is \"{store}\": this version stores in \"files\" only.");
        }
    }
}

/// <summary>Settings that the coach cannot start with; the message is for the operator.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults));
