using System.Diagnostics;
using System.Runtime.InteropServices;
using Coach.Bot.EndToEnd.Hosting;

namespace Coach.Bot.EndToEnd.Infrastructure;

/// <summary>Microsoft's compiler for Azure templates, from its package. Needs no network and no account.</summary>
internal static class Bicep
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    public static bool IsHere => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>The exit code and all that it printed. Images and addresses come from the environment, as they do when somebody deploys.</summary>
    public static async Task<(int Code, string Printed)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Repository.Bicep, args) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["COACH_IMAGE"] = "registry.example/coach-bot:1.0.0";
        start.Environment["COACH_SIGN_IN"] = "00000000-0000-0000-0000-000000000003";
        start.Environment["COACH_ALERTS"] = "operator@example.com";
        using var process = Process.Start(start)!;
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(printed));
    }
}
