using Coach.Transcripts.Records;

namespace Coach.Bot.Tests.Transcripts.Records;

public sealed class MemoryRecordsTests : RecordsContract
{
    protected override IRecords Records { get; } = new MemoryRecords();
}

public sealed class FileRecordsTests : RecordsContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override IRecords Records => new FileRecords(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_crash_left_unfinished_is_passed_over()
    {
        await Records.WriteAsync("holds/one", "1"u8.ToArray(), RecordTag.None, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "holds", "two.new"), "half", Cancellation);
        Assert.Equal(["holds/one"], await Records.ListAsync("holds/", Cancellation).ToArrayAsync(Cancellation));
    }
}
