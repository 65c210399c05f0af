using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

/// <summary>Real processes on one folder, some of them killed without warning.</summary>
public sealed class TwoProcessTests : IDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    // Writing beyond the limit gives half a line and then an error. The runtime's own double mapping of code would meet the limit as well.
    private const string SmallDisk = "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -c 0; ulimit -f 60; exec \"$@\" 2>/dev/null";

    private readonly TemporaryFolder folder = new();

    private FileTranscriptStore Store => FileTranscriptStoreTests.StoreOn(folder.Path);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_process_killed_while_it_writes_loses_nothing_that_was_acknowledged()
    {
        var chance = new Random(20261120);
        for (var round = 0; round < 5; round++)
        {
            var writer = $"round{round}";
            var acknowledged = await KilledAsync(writer, TimeSpan.FromMilliseconds(chance.Next(5, 120)));

            await AppendAsync(writer, "after");
            await HoldsAsync(writer, acknowledged);
        }
    }

    [Fact]
    public async Task Three_processes_share_one_log()
    {
        string[] writers = ["one", "two", "three"];

        await Task.WhenAll(writers.Select(FinishedAsync));

        var ids = await IdsAsync();
        Assert.Equal(180, ids.Length);
        Assert.All(writers, writer => Assert.Equal(Numbers(writer, 60), ids.Where(id => id.StartsWith(writer, StringComparison.Ordinal)), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_line_keeps_the_lines_before_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // it has no limit that a process can be given
        }

        using var appender = Started("/bin/sh", ["-c", SmallDisk, "sh", Dotnet, .. Arguments("full", 1_000)]);
        var acknowledged = (await appender.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await appender.WaitForExitAsync(Cancellation);

        Assert.NotEqual(0, appender.ExitCode);
        Assert.NotEmpty(acknowledged);
        var read = await Store.ReadAsync(Turns.First, Cancellation);
        Assert.Equal(Numbers("full", acknowledged.Length), read.Turns.Select(Turns.IdOf), StringComparer.Ordinal);
        Assert.Equal(new FileInfo(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Single()).Length, read.Version.Length);
    }

    private async Task<int> KilledAsync(string writer, TimeSpan after)
    {
        using var appender = Start(writer, turns: 1_000_000);
        var acknowledged = int.Parse((await appender.StandardOutput.ReadLineAsync(Cancellation))!, CultureInfo.InvariantCulture);
        await Task.Delay(after, Cancellation);
        appender.Kill();
        while (await appender.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            acknowledged = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(acknowledged, number) : acknowledged;
        }

        await appender.WaitForExitAsync(Cancellation);
        return acknowledged;
    }

    private async Task FinishedAsync(string writer)
    {
        using var appender = Start(writer, turns: 60);
        await appender.StandardOutput.ReadToEndAsync(Cancellation);
        await appender.WaitForExitAsync(Cancellation);
        Assert.Equal(0, appender.ExitCode);
    }

    private async Task AppendAsync(string writer, string last)
    {
        var seen = await Store.ReadAsync(Turns.First, Cancellation);
        Assert.NotNull(await Store.AppendAsync(Turns.First, seen.Version, Turns.Saying("still works", $"{writer}-{last}"), Cancellation));
    }

    // The one turn beyond the acknowledged ones was stored, but its writer died before it could say so.
    private async Task HoldsAsync(string writer, int acknowledged)
    {
        var ids = (await IdsAsync()).Where(id => id.StartsWith(writer, StringComparison.Ordinal)).ToArray();
        Assert.InRange(ids.Length - 1, acknowledged, acknowledged + 1);
        Assert.Equal([.. Numbers(writer, ids.Length - 1), $"{writer}-after"], ids);
    }

    private async Task<string[]> IdsAsync() => [.. (await Store.ReadAsync(Turns.First, Cancellation)).Turns.Select(Turns.IdOf)];

    private static IEnumerable<string> Numbers(string writer, int count) => Enumerable.Range(1, count).Select(number => $"{writer}-{number}");

    private Process Start(string writer, int turns) => Started(Dotnet, Arguments(writer, turns));

    private string[] Arguments(string writer, int turns) =>
        [Path.Combine(AppContext.BaseDirectory, "Coach.Bot.Appender.dll"), folder.Path, Turns.First.Conversation, writer, turns.ToString(CultureInfo.InvariantCulture)];

    private static Process Started(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
