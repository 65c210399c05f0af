using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Coach.Bot.Load.Machine;

/// <summary>A bot as a process of its own, with what it uses of the machine. Reads /proc, so Linux only.</summary>
internal sealed class RunningBot : IDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private RunningBot(Process process, Uri messages) => (this.process, Messages) = (process, messages);

    public Uri Messages { get; }

    /// <summary>User and system time so far, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>The most resident memory since <see cref="ForgetPeak"/>, in MB.</summary>
    public double PeakMegabytes => Memory("VmHWM");

    public double Megabytes => Memory("VmRSS");

    public static async Task<RunningBot> StartAsync(Contender bot, int port, string store)
    {
        var running = new RunningBot(Launch(bot, port, store), new Uri($"http://127.0.0.1:{port}{bot.Path}"));
        var started = Stopwatch.GetTimestamp();
        while (!await ListensAsync(port))
        {
            if (running.process.HasExited || Stopwatch.GetElapsedTime(started) > LongestStart)
            {
                running.Dispose();
                throw new InvalidOperationException($"{bot.Name} did not start.");
            }

            await Task.Delay(1);
        }

        return running;
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    /// <summary>SIGKILL, as a crash would.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    public static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Process Launch(Contender bot, int port, string store)
    {
        var start = new ProcessStartInfo(bot.Program, bot.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in bot.Environment(port, store))
        {
            start.Environment[name] = value;
        }

        var launched = Process.Start(start)!;
        launched.OutputDataReceived += (_, _) => { };
        launched.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { Length: > 0 } text ? $"  {bot.Name}: {text}\n" : "");
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }

    private double Memory(string key)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }
}
