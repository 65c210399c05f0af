using System.Diagnostics;
using System.Text.Json.Nodes;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Signed;

/// <summary>Microsoft's own JavaScript for bots, asked by teams.mjs.</summary>
internal static class MicrosoftScript
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Coach.Bot.EndToEnd");

    /// <summary>What makes Microsoft's programs sign in at the provider of a test.</summary>
    public static string SignIn { get; } = Path.Combine(Folder, "sign-in.cjs");

    /// <summary>What the script prints, once it has ended well.</summary>
    /// <param name="provider">Where it signs in; null when it doesn't.</param>
    public static async Task<JsonNode> RunAsync(JsonNode input, IdentityProvider? provider, params IEnumerable<string> arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-connector")), "Microsoft's packages are not installed: run \"npm ci\" in tests/Coach.Bot.EndToEnd, or tests/run once.");
        var start = new ProcessStartInfo("node", [.. provider is null ? [] : new[] { "--require", SignIn }, Path.Combine(Folder, "teams.mjs"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["IDENTITY_PROVIDER"] = provider?.Http.AbsoluteUri;
        using var node = Process.Start(start)!;
        var (printed, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(await printed)!;
    }
}
