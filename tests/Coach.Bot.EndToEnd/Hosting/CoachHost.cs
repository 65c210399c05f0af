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

    public static async Task<CoachHost> StartAsync(string transcripts, params IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo(Dotnet, [Repository.Host, "--urls", "http://127.0.0.1:0", $"--Transcripts:Path={transcripts}", .. settings]);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        var started = new ChildProcess(start);
        var ready = await started.PrintsAsync(ReadyLine());
        return new(started, new Uri(ready.Groups["address"].Value));
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks it to end, as a rolling restart does (SIGTERM), and waits for it.</summary>
    public void Stop() => process.Stop();

    public void Dispose()
    {
        Http.Dispose();
        process.Dispose();
    }

    [GeneratedRegex(@"is ready: (?<address>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}
