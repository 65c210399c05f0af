using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Coach.Bot.Bench;

switch (args)
{
    case ["core", "--quick"]:
        Console.WriteLine(QuickLook.AtCore());
        return 0;
    case ["core"]:
        // In process, because a generated project would not know the solution's package versions.
        BenchmarkRunner.Run<CoreBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/bench -- core [--quick]");
        return 1;
}
