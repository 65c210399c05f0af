using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>The real coach as a process of its own, on a port of its own, at the scripts' reference day.</summary>
public sealed partial class CoachHost : IDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
    private readonly ChildProcess process;
    private string? daysPassed;

    private CoachHost(ChildProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    /// <summary>Where Teams delivers.</summary>
    public Uri Messages => new(Address, "/api/messages");

    public string Printed => process.Printed;

    public static async Task<CoachHost> StartAsync(string transcripts, params IEnumerable<string> settings)
    {
        var passed = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location, [ReferenceDay.DaysPassed] = passed };
        var host = await StartTodayAsync(environment, transcripts, settings);
        host.daysPassed = passed;
        return host;
    }

    /// <summary>The same at the machine's own time, for tests with a server whose tokens are of today.</summary>
    public static Task<CoachHost> StartTodayAsync(string transcripts, params IEnumerable<string> settings) => StartTodayAsync([], transcripts, settings);

    /// <summary>With variables of its environment besides.</summary>
    public static async Task<CoachHost> StartTodayAsync(Dictionary<string, string?> environment, string transcripts, params IEnumerable<string> settings)
    {
        var started = new ChildProcess(Start(environment, ["--urls", "http://127.0.0.1:0", $"--Transcripts:Path={transcripts}", .. settings]));
        var ready = await started.PrintsAsync(ReadyLine());
        return new(started, new Uri(ready.Groups["address"].Value));
    }

    /// <summary>Runs one of the other commands to its end, which must be a good one.</summary>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        var start = Start([], arguments);
        start.RedirectStandardOutput = true;
        using var command = Process.Start(start)!;
        var printed = await command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(command.ExitCode == 0, printed);
    }

    /// <summary>Lets days pass for it, counted from its start.</summary>
    public void Wait(int days)
    {
        var written = daysPassed + ".new";
        File.WriteAllText(written, days.ToString(CultureInfo.InvariantCulture));
        File.Move(written, daysPassed!, overwrite: true);
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks it to end, as a rolling restart does (SIGTERM), and waits for it.</summary>
    public void Stop() => process.Stop();

    public void Dispose()
    {
        Http.Dispose();
        process.Dispose();
        File.Delete(daysPassed ?? "none");
    }

    private static ProcessStartInfo Start(Dictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Repository.Host, .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    [GeneratedRegex(@"is ready: (?<address>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}
