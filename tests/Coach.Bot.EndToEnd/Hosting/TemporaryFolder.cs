namespace Coach.Bot.EndToEnd.Hosting;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coach-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
