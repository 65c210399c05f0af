using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>A program that runs beside the tests. What it prints is drained and kept; it ends with everything that it started.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly ConcurrentQueue<string> printed = new();
    private readonly Process process;

    public ChildProcess(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Printed => string.Join('\n', printed);

    /// <summary>What the pattern finds in a line that the program prints; an error with all that it printed if it ends before.</summary>
    public Task<Match> PrintsAsync(Regex pattern) => Eventually.GetAsync(
        $"\"{pattern}\" of {process.StartInfo.FileName}",
        () => printed.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) ?? (process.HasExited ? throw new InvalidOperationException(Printed) : null));

    /// <summary>Ends it at once, as a crash would (SIGKILL).</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            printed.Enqueue(line);
        }
    }
}
