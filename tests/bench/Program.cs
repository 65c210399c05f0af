using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Coach.Bot.Bench;
using Coach.Bot.Bench.Understanding;
using Coach.Bot.Bench.Understanding.Training;
using Coach.Core.Understanding.Lexicon;

if (args is ["--cues", var cues, ..])
{
    Scoring.Cues = CueBook.Parse(File.ReadAllText(cues));
    args = args[2..];
}

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
    case ["understanding", "--speed", var corpus]:
        var speed = ReadingSpeed.Measure(Labelled.ReadAll(corpus));
        Console.Write(speed.Text);
        return speed.IsWithin ? 0 : 1;
    case ["understanding", "--random", var count]:
        Console.WriteLine($"{RandomText.Read(long.Parse(count, System.Globalization.CultureInfo.InvariantCulture)):N0} random texts read");
        return 0;
    case ["understanding", "--words", var json]:
        WordFile.Make(json, "src/Coach.Core/Understanding/Wording/words.bin");
        return 0;
    case ["understanding", "--learn"]:
        Learning.Run("src/Coach.Core/Understanding/Wording/wording.bin");
        return 0;
    case ["understanding", "--patterns", .. var corpora]:
        Console.Write(UnderstandingReport.Patterns([.. corpora.SelectMany(file => Labelled.ReadAll(file))]));
        return 0;
    case ["understanding"]:
        UnderstandingPage.Write("docs/understanding.md", [.. Corpora.Tuned, .. Corpora.Fresh, .. Corpora.Unseen]);
        return 0;
    case ["understanding", .. var corpora]:
        Console.Write(UnderstandingPage.Figures(corpora));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/bench -- core [--quick] | understanding [files...] | understanding --errors <fact> <files...> | understanding --patterns <files...> | understanding --speed <file> | understanding --random <count> | understanding --words <json> | understanding --learn");
        return 1;
}
