namespace Coach.Bot.Settings;

/// <summary>Transcripts:*, where conversations are kept.</summary>
public sealed record TranscriptsSettings
{
    /// <summary>Transcripts:Path, the folder of the file store; relative to where the coach is started.</summary>
    public required string Path { get; init; }

    public static TranscriptsSettings Read(IConfiguration configuration, Faults faults)
    {
        if (configuration["Transcripts:Store"] is { Length: > 0 } store && store != "files")
        {
            faults.Add("Transcripts:Store", $"is \"{store}\"", "this version stores in \"files\" only");
        }

        return new() { Path = System.IO.Path.GetFullPath(configuration["Transcripts:Path"] is { Length: > 0 } path ? path : "data") };
    }
}
