namespace Coach.Bot.Tests.Transcripts;

public sealed class TemporaryFolder : IDisposable
{
    private const int MostTries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public string Path { get; } = Directory.CreateTempSubdirectory("coach-").FullName;

    /// <summary>A host that stops may still finish a write.</summary>
    public void Dispose()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
