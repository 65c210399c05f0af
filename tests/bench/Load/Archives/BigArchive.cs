using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using Coach.Bot.Load.Machine;
using Coach.Bot.Load.Measures;

namespace Coach.Bot.Load.Archives;

/// <summary>An archive of so many cases: how long a list, the dashboard, an export and making the index again take, each held against what was promised.</summary>
internal static class BigArchive
{
    public const int Usual = 100_000;
    private const int Port = 31970;
    private const int Often = 5;
    private const double ExportedMessages = 10_000;

    public static async Task<int> RunAsync(string coach, string modules, int count)
    {
        var (cases, connection) = (new Cases(), Azurite.Connection(Port));
        using var azurite = await Azurite.StartAsync(modules);
        var (bytes, filling) = await TimedAsync(() => Filling.RunAsync(new BlobContainerClient(connection, "transcripts"), cases, count));
        var (told, indexing) = await TimedAsync(() => ReindexAsync(coach, connection));
        Console.WriteLine($"{count} cases, {bytes / 1_000_000} MB, written in {filling:0} s; reindex took {indexing:0} s and told its progress {told} times.");

        var figures = ImmutableArray.CreateBuilder<Promise>();
        using (var host = await StartAsync(coach, connection))
        {
            using var facilitator = await VisitAsync(host);
            figures.Add(new("dashboard, the first time, s", await facilitator.LooksAtAsync("/transcripts/dashboard"), 3, IsAtMost: true));
            figures.Add(new("dashboard, after, s", await facilitator.LooksOftenAtAsync("/transcripts/dashboard", Often), 0.3, IsAtMost: true));
            figures.Add(new("filtered page of the list, s", await facilitator.LooksOftenAtAsync("/transcripts?channel=teams&outcome=BUILD&page=3", Often), 1, IsAtMost: true));
            figures.Add(new("filtered page by the API, s", await facilitator.LooksOftenAtAsync("/api/transcripts?channel=slack&state=decided&page=7", Often), 1, IsAtMost: true));
            Console.WriteLine($"The server holds {host.Megabytes:0} MB with all cases in its index.");
        }

        using (var host = await StartAsync(coach, connection))
        {
            using var facilitator = await VisitAsync(host);
            figures.AddRange(await ExportAsync(facilitator, host, cases, count));
        }

        Console.WriteLine(Promises.Table([.. figures]));
        return figures.All(figure => figure.IsKept) ? 0 : 1;
    }

    private static async Task<ImmutableArray<Promise>> ExportAsync(Facilitator facilitator, RunningBot host, Cases cases, int count)
    {
        var days = Math.Max(1, (int)Math.Ceiling(ExportedMessages / cases.MessagesADay(count)));
        var filter = $"from={Cases.Day(10)}&to={Cases.Day(10 + days - 1)}";
        var messages = JsonDocument.Parse(await facilitator.ReadsAsync($"/api/transcripts?size=1&{filter}")).RootElement.GetProperty("messages").GetInt32();
        var before = host.Megabytes;
        host.ForgetPeak();
        var (first, last, size) = await facilitator.TakesAsync($"/api/transcripts/export?format=csv,jsonl,transcript,slack,markdown,html,xlsx&{filter}");
        Console.WriteLine($"The export of {messages} messages has {size / 1_000_000.0:0.0} MB and took {last:0.0} s.");
        var peak = host.PeakMegabytes;
        Console.WriteLine($"The server held {before:0} MB (resident) just before it, with the index of all cases, and {peak:0} MB at most during it.");
        return [new("export, its first byte, s", first, 2, IsAtMost: true), new("export, growth of resident memory, MB", peak - before, 150, IsAtMost: true)];
    }

    private static Task<RunningBot> StartAsync(string coach, string connection) => RunningBot.StartAsync(Bot(coach), BotPort.Next(), connection);

    private static Contender Bot(string coach) => new(Roster.Ours, coach, [], Script.Read("coach.json"));

    private static async Task<Facilitator> VisitAsync(RunningBot host)
    {
        var facilitator = new Facilitator(new(host.Messages, "/"));
        await facilitator.ComeInAsync();
        return facilitator;
    }

    /// <summary>Makes the index again; how often it said how far it was.</summary>
    private static async Task<int> ReindexAsync(string coach, string connection)
    {
        using var reindex = Process.Start(new ProcessStartInfo(coach, ["reindex", "--Transcripts:Store=blobs", $"--Transcripts:ConnectionString={connection}"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var told = reindex.StandardError.ReadToEndAsync();
        Console.Write(await reindex.StandardOutput.ReadToEndAsync());
        await reindex.WaitForExitAsync();
        var lines = (await told).Split('\n');
        return reindex.ExitCode == 0 ? lines.Count(line => line.EndsWith("cases read", StringComparison.Ordinal)) : throw new InvalidOperationException($"reindex failed: {lines[^1]} {lines.FirstOrDefault()}");
    }

    private static async Task<(T Made, double Seconds)> TimedAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        return (await work(), Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
