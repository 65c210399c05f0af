using BenchmarkDotNet.Attributes;
using Coach.Core.Reasoning;

namespace Coach.Bot.Bench;

/// <summary>How fast the reasoning core decides; each figure is for one fact set or one case.</summary>
[MemoryDiagnoser]
public class CoreBenchmark
{
    internal const int SetCount = 1_000_000;
    internal const int CaseCount = 10_000;
    private readonly DecidingFacts[] sets = RandomFacts.Sets(SetCount);
    private readonly CaseFacts[] cases = RandomFacts.Cases(CaseCount);

    [Benchmark(OperationsPerInvoke = SetCount)]
    public int Classify()
    {
        var certain = 0;
        foreach (var set in sets)
        {
            certain += (int)Classifier.Classify(set).Certain;
        }

        return certain;
    }

    [Benchmark(OperationsPerInvoke = CaseCount)]
    public int Decide()
    {
        var steps = 0;
        foreach (var facts in cases)
        {
            steps += Reasoner.Decide(facts, RandomFacts.Calendar).Plan.Length;
        }

        return steps;
    }
}
