using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>The real coach as a process of its own, on a port of its own, at the scripts' reference day.</summary>
public sealed partial class CoachHost : IDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
    private readonly ChildProcess process;

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

    public static Task<CoachHost> StartAsync(string transcripts, params IEnumerable<string> settings) => StartAsync(typeof(StartupHook).Assembly.Location, transcripts, settings);

    /// <summary>The same at the machine's own time, for tests with a server whose tokens are of today.</summary>
    public static Task<CoachHost> StartTodayAsync(string transcripts, params IEnumerable<string> settings) => StartAsync(hook: null, transcripts, settings);

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks it to end, as a rolling restart does (SIGTERM), and waits for it.</summary>
    public void Stop() => process.Stop();

    public void Dispose()
    {
        Http.Dispose();
        process.Dispose();
    }

    private static async Task<CoachHost> StartAsync(string? hook, string transcripts, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo(Dotnet, [Repository.Host, "--urls", "http://127.0.0.1:0", $"--Transcripts:Path={transcripts}", .. settings]);
        start.Environment["DOTNET_STARTUP_HOOKS"] = hook;
        var started = new ChildProcess(start);
        var ready = await started.PrintsAsync(ReadyLine());
        return new(started, new Uri(ready.Groups["address"].Value));
    }

    [GeneratedRegex(@"is ready: (?<address>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}
