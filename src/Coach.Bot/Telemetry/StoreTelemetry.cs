using Coach.Transcripts;

namespace Coach.Bot.Telemetry;

/// <summary>Times and counts what the desk asks of the store.</summary>
internal static class StoreTelemetry
{
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        using var stage = Stage.Begin(Stage.Read);
        return await read();
    }

    public static async Task<TranscriptVersion?> AppendAsync(Func<Task<TranscriptVersion?>> append)
    {
        using var stage = Stage.Begin(Stage.Append);
        var outcome = "failed";
        try
        {
            var version = await append();
            outcome = version is null ? "conflict" : "appended";
            return version;
        }
        finally
        {
            Instruments.Appends.Add(1, Instruments.Tag("outcome", outcome));
        }
    }
}
