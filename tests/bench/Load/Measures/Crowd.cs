using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Coach.Bot.Load.Measures;

/// <summary>Many conversations, so many at a time.</summary>
internal static class Crowd
{
    private const int Case = 12;
    private const int WarmUp = 250; // conversations until the runtimes have compiled what is hot, ours and the peers alike
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    public static async Task<LoadFigures> MeasureAsync(Bed bed, int concurrent, int conversations)
    {
        await HoldAsync(bed, concurrent, WarmUp);
        await Task.Delay(Settled);
        bed.Bot.ForgetPeak();
        var cpu = bed.Bot.CpuSeconds;
        var started = Stopwatch.GetTimestamp();
        var (turns, failed) = await HoldAsync(bed, concurrent, conversations);
        ImmutableArray<double> times = [.. turns.Select(turn => turn.Whole.TotalMilliseconds).Order()];
        ImmutableArray<double> answers = [.. turns.Select(turn => turn.Acknowledged.TotalMilliseconds).Order()];
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(Settled); // what a bot leaves for later counts too
        return new(
            concurrent,
            LoadFigures.At100(times, 50),
            LoadFigures.At100(times, 95),
            LoadFigures.At100(times, 99),
            times.Length / seconds,
            (bed.Bot.CpuSeconds - cpu) * 1000 / Math.Max(1, times.Length),
            bed.Bot.PeakMegabytes,
            failed)
        { Acknowledged = (LoadFigures.At100(answers, 50), LoadFigures.At100(answers, 95), LoadFigures.At100(answers, 99)) };
    }

    /// <summary>How long each turn took, and how many failed.</summary>
    public static async Task<(ImmutableArray<TurnTimes> Times, int Failed)> HoldAsync(Bed bed, int concurrent, int conversations)
    {
        var times = new ConcurrentBag<TurnTimes>();
        var (begun, failed) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, concurrent).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref begun) <= conversations)
            {
                Interlocked.Add(ref failed, await HoldOneAsync(bed, times));
            }
        })));
        return ([.. times], failed);
    }

    private static async Task<int> HoldOneAsync(Bed bed, ConcurrentBag<TurnTimes> times)
    {
        var conversation = bed.Talk.NewConversation();
        for (var turn = 0; turn < Case; turn++)
        {
            if (await bed.Talk.TurnAsync(conversation, bed.Script.Turns[turn % bed.Script.Turns.Length]) is not { } took)
            {
                return 1;
            }

            times.Add(took);
        }

        return 0;
    }
}
