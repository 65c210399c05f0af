using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Coach.Bot.Bench;
using Coach.Bot.Bench.Understanding;

switch (args)
{
    case ["core", "--quick"]:
        Console.WriteLine(QuickLook.AtCore());
        return 0;
    case ["core"]:
        // In process, because a generated project would not know the solution's package versions.
        BenchmarkRunner.Run<CoreBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    case ["understanding", "--errors", var fact, .. var corpora]:
        foreach (var corpus in corpora)
        {
            Console.Write(UnderstandingReport.Errors(Labelled.ReadAll(corpus), fact));
        }

        return 0;
    case ["understanding", .. var corpora]:
        foreach (var corpus in corpora)
        {
            Console.Write(UnderstandingReport.Table(Path.GetFileName(corpus), Labelled.ReadAll(corpus)));
        }

        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/bench -- core [--quick]");
        return 1;
}
