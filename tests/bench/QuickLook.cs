using System.Diagnostics;

namespace Coach.Bot.Bench;

/// <summary>The same figures as the benchmarks in a few seconds, without their statistics.</summary>
internal static class QuickLook
{
    private const int Rounds = 5;

    public static string AtCore()
    {
        var core = new CoreBenchmark();
        var (classify, bytes) = Best(core.Classify);
        var (decide, _) = Best(core.Decide);
        return $"{CoreBenchmark.SetCount / classify.TotalSeconds:N0} fact sets a second, {bytes:N0} bytes allocated; "
            + $"one decision with plan and flips {decide.TotalMicroseconds / CoreBenchmark.CaseCount:N1} µs";
    }

    /// <summary>The best of some rounds after one to warm up, and what the best one allocated.</summary>
    private static (TimeSpan Time, long Bytes) Best(Func<int> work)
    {
        work();
        return Enumerable.Range(0, Rounds).Select(_ => Measured(work)).Min();
    }

    private static (TimeSpan Time, long Bytes) Measured(Func<int> work)
    {
        var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        work();
        return (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
