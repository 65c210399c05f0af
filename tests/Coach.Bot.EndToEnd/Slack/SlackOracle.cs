using System.Diagnostics;
using System.Text.RegularExpressions;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Slack;

/// <summary>Slack's own code in Node.js: Bolt's receiver, the official client, and the types of blocks, views and manifests.</summary>
internal static partial class SlackOracle
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Coach.Bot.EndToEnd");

    /// <summary>Bolt, and where it listens.</summary>
    public static async Task<(ChildProcess Process, Uri Address)> StartBoltAsync(string apiUrl)
    {
        var bolt = new ChildProcess(Start("bolt", SlackDelivery.Secret, apiUrl));
        var listening = await bolt.PrintsAsync(ListeningLine());
        return (bolt, new($"http://127.0.0.1:{listening.Groups["port"].Value}"));
    }

    /// <summary>What the script prints, once it has ended well.</summary>
    public static async Task<string> RunAsync(string input, params IEnumerable<string> arguments)
    {
        var start = Start([.. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var node = Process.Start(start)!;
        var (printed, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return await printed;
    }

    private static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules", "@slack", "bolt")), "Slack's packages are not installed: run \"npm ci\" in tests/Coach.Bot.EndToEnd, or tests/run once.");
        return new("node", [Path.Combine(Folder, "slack.mjs"), .. arguments]);
    }

    [GeneratedRegex(@"^bolt listens on (?<port>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListeningLine();
}
