using Coach.Bot.Commands;
using Coach.Bot.Tests.Transcripts;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Terminal terminal = TestTerminal.With();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_export_is_written_verified_and_replayed()
    {
        await SaySomethingAsync();
        Assert.Equal(0, await RunAsync($"export --out {Zip}"));
        Assert.Equal(0, await RunAsync($"verify {Zip}"));
        Assert.Equal(0, await RunAsync($"replay {Zip}"));
        Assert.Equal([Zip], Directory.GetFiles(folder.Path, "*.zip*"));
        Assert.Contains("1 cases, 1 messages", terminal.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_export_is_refused_and_the_file_named()
    {
        await SaySomethingAsync();
        await RunAsync($"export --out {Zip} --format csv");
        var bytes = await File.ReadAllBytesAsync(Zip, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("messages.csv"u8) + 20] ^= 1;
        await File.WriteAllBytesAsync(Zip, bytes, TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunAsync($"verify {Zip}"));
        Assert.StartsWith("messages.csv: ", terminal.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        Assert.Equal(0, await RunAsync($"export --preview --out {Zip}"));
        Assert.Equal("No case fits.\n", terminal.Written());
        Assert.False(File.Exists(Zip));
    }

    [Theory]
    [InlineData("--from yesterday", "--from: give a day written as 2026-11-23.")]
    [InlineData("--format pdf", "--format: give some of: jsonl, csv, xlsx, transcript, slack, markdown, html.")]
    [InlineData("--with-names", "--purpose: give the reason for an export with names.")]
    public async Task What_makes_no_sense_is_refused(string words, string error)
    {
        Assert.Equal(1, await RunAsync($"export {words} --out {Zip}"));
        Assert.Equal(error, Assert.Single(terminal.Errors().Lines()));
        Assert.False(File.Exists(Zip));
    }

    private string Zip => Path.Combine(folder.Path, "out.zip");

    private async Task SaySomethingAsync() =>
        Assert.NotNull(await new FileTranscriptStore(Path.Combine(folder.Path, "data")).AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("hello"), TestContext.Current.CancellationToken));

    private Task<int> RunAsync(string args) =>
        CommandLine.RunAsync([.. args.Split(' '), $"--Transcripts:Path={Path.Combine(folder.Path, "data")}"], _ => Task.FromResult(7), terminal);
}
