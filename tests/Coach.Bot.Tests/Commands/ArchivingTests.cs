using Coach.Bot.Archiving;
using Coach.Bot.Commands;
using Coach.Bot.Settings;
using Coach.Bot.Tests.Transcripts;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Microsoft.Extensions.Configuration;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Commands;

/// <summary>erase, access, retain, hold, reindex and verify-audit as an operator types them.</summary>
public sealed class ArchivingTests : IDisposable
{
    private static readonly Person Robin = new("29:robin", "Robin Example");
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Archive Archive => Archive.Open(CoachSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Transcripts:Path", folder.Path)]).Build()).Transcripts, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Erasing_is_tried_first_then_done_then_on_record()
    {
        await SayAsync("my-secret");

        Assert.Equal((0, "1 messages in 1 cases and 0 records would be erased.\n", ""), await RunAsync("erase", "--person", Robin.Id, "--dry-run"));
        Assert.Contains("my-secret", await TextAsync(), StringComparison.Ordinal);
        Assert.Equal((0, "1 messages in 1 cases and 0 records erased.\n", ""), await RunAsync("erase", "--person", Robin.Id, "--reason", "request"));
        Assert.DoesNotContain("my-secret", await TextAsync(), StringComparison.Ordinal);
        Assert.True(Assert.Single(await Archive.Index.ReadAsync(Cancellation)).Value.IsErased);

        var (code, output, _) = await RunAsync("verify-audit");
        Assert.Equal(0, code);
        Assert.StartsWith("1 entries, in order.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_or_which_must_be_said()
    {
        Assert.Equal(1, (await RunAsync("erase")).Code);
        Assert.Equal(1, (await RunAsync("erase", "--conversation", "../..")).Code);
        Assert.Equal(1, (await RunAsync("access")).Code);
        Assert.Equal(1, (await RunAsync("hold", "place", "../x", "--person", "a", "--reason", "b")).Code);
    }

    [Fact]
    public async Task A_hold_is_placed_shown_obeyed_and_released()
    {
        await SayAsync("my-secret");

        Assert.Equal((0, "The hold \"lawsuit-4\" stands.\n1 messages in 1 cases and 0 records are kept by it.\n", ""), await RunAsync("hold", "place", "lawsuit-4", "--person", Robin.Id, "--reason", "counsel"));
        Assert.Equal(1, (await RunAsync("hold", "place", "lawsuit-4", "--person", Robin.Id, "--reason", "counsel")).Code);
        Assert.StartsWith("lawsuit-4  ", (await RunAsync("hold", "list")).Output, StringComparison.Ordinal);
        Assert.Equal("0 messages in 0 cases and 0 records erased.\nThe hold \"lawsuit-4\" keeps 1 cases.\n", (await RunAsync("erase", "--person", Robin.Id)).Output);
        Assert.Equal((0, "The hold \"lawsuit-4\" has ended.\n1 messages in 1 cases and 0 records are kept by it no longer.\n", ""), await RunAsync("hold", "release", "lawsuit-4", "--reason", "settled"));
        Assert.Equal("1 messages in 1 cases and 0 records erased.\n", (await RunAsync("erase", "--person", Robin.Id)).Output);
    }

    [Fact]
    public async Task Whoever_asks_gets_a_file_of_json_lines()
    {
        await SayAsync("my-words");
        var file = Path.Combine(folder.Path, "access.jsonl");

        Assert.Equal(0, (await RunAsync("access", "--person", Robin.Id, "--out", file)).Code);

        var line = Assert.Single(await File.ReadAllLinesAsync(file, Cancellation));
        Assert.Equal("my-words", System.Text.Json.Nodes.JsonNode.Parse(line)!["events"]![1]!["said"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_hold_and_an_access_are_tried_first_count_the_same_and_leave_nothing_behind()
    {
        await SayAsync("my-secret");
        var file = Path.Combine(folder.Path, "access.jsonl");

        foreach (var command in new string[][]
        {
            ["hold", "place", "lawsuit-4", "--person", Robin.Id, "--reason", "counsel"],
            ["hold", "release", "lawsuit-4", "--reason", "settled"],
            ["access", "--person", Robin.Id, "--out", file],
        })
        {
            var before = await Archive.Audit.ReadAsync(Cancellation).CountAsync(Cancellation);
            var dry = await RunAsync([.. command, "--dry-run"]);
            Assert.Equal((0, before, false), (dry.Code, await Archive.Audit.ReadAsync(Cancellation).CountAsync(Cancellation), File.Exists(file)));
            var run = await RunAsync(command);
            Assert.Equal((0, before + 1), (run.Code, await Archive.Audit.ReadAsync(Cancellation).CountAsync(Cancellation)));
            Assert.Equal(Counts(dry.Output), Counts(run.Output + run.Error));
        }

        Assert.Equal(1, (await RunAsync("hold", "release", "lawsuit-4", "--reason", "settled", "--dry-run")).Code);
    }

    [Fact]
    public async Task What_is_old_is_counted_and_deleted()
    {
        await SayAsync("long ago");
        var file = Assert.Single(Directory.GetFiles(folder.Path, "000001.jsonl", SearchOption.AllDirectories));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-200));

        Assert.Equal((0, "1 messages in 1 cases and 0 records would be deleted.\n", ""), await RunAsync("retain", "--dry-run"));
        Assert.Equal((0, "1 messages in 1 cases and 0 records deleted.\n", ""), await RunAsync("retain"));
        Assert.Equal(0, new FileInfo(file).Length);
        Assert.Equal((0, "0 cases are in the index.\n", ""), await RunAsync("reindex"));
    }

    private static string Counts(string output) => Assert.Single(output.Split('\n'), line => line.Contains(" messages in 1 cases and ", StringComparison.Ordinal)).Split(" records")[0];

    private async Task SayAsync(string text)
    {
        var archive = Archive;
        var opened = new CaseOpened(Turns.Chat, 1, Robin, "en", null, false, []);
        await archive.Store.AppendAsync(Turns.First, TranscriptVersion.New, new(DateTimeOffset.UnixEpoch, [opened, new MessageReceived("m-1", Robin, new Said.Typed(text))]), Cancellation);
    }

    private async Task<string> TextAsync() => string.Concat(Turns.Lines((await Archive.Store.ReadAsync(Turns.First, Cancellation)).Turns));

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminal = new Terminal(TextReader.Null, output, error, TimeProvider.System);
        var code = await CommandLine.RunAsync([.. args, $"--Transcripts:Path={folder.Path}"], _ => Task.FromResult(0), terminal);
        return (code, output.ToString(), error.ToString());
    }
}
