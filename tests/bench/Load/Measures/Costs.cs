using System.Diagnostics;

namespace Coach.Bot.Load.Measures;

/// <summary>What turns, starts and idle conversations cost.</summary>
internal static class Costs
{
    private const int Case = 12;
    private const int LongTurns = 500;
    private const int Cached = 10_000;
    private const int Window = 10;

    /// <summary>Storage transactions per turn, over whole cases and for their later turns.</summary>
    public static async Task<(double Whole, double Warm)> TransactionsAsync(Bed bed, int cases)
    {
        await Crowd.HoldAsync(bed, 2, 4);
        await Task.Delay(TimeSpan.FromSeconds(1));
        var (first, all) = (0, 0);
        for (var one = 0; one < cases; one++)
        {
            bed.Proxy!.Forget();
            var conversation = await bed.Talk.BegunAsync(bed.Script, 1) ?? throw new InvalidOperationException("The first turn failed.");
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            first += bed.Proxy.Transactions;
            for (var turn = 1; turn < Case; turn++)
            {
                await bed.Talk.TurnAsync(conversation, bed.Script.Turns[turn % bed.Script.Turns.Length]);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500));
            all += bed.Proxy.Transactions;
            Console.Error.WriteLine("  a case: " + string.Join(", ", bed.Proxy.Counted.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} {one.Key}")));
        }

        return (all / (double)(cases * Case), (all - first) / (double)(cases * (Case - 1)));
    }

    /// <summary>From the start of the process to the first reply, the median in ms.</summary>
    public static async Task<double> ColdStartAsync(Bed bed, int tries)
    {
        var times = new List<double>();
        for (var attempt = 0; attempt < tries; attempt++)
        {
            bed.Bot.Kill();
            var started = Stopwatch.GetTimestamp();
            await bed.StartBotAsync();
            if (await bed.Talk.TurnAsync(bed.Talk.NewConversation(), bed.Script.Turns[0]) is not null)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return LoadFigures.At100([.. times.Order()], 50);
    }

    /// <summary>How much longer a turn takes when 490 went before.</summary>
    public static async Task<double> LongOverShortAsync(Bed bed)
    {
        await Crowd.HoldAsync(bed, 2, 20);
        var conversation = await bed.Talk.BegunAsync(bed.Script, 2) ?? throw new InvalidOperationException("The conversation did not begin.");
        var times = new List<double>();
        for (var turn = 0; turn < LongTurns; turn++)
        {
            var line = bed.Script.Long[turn % bed.Script.Long.Length];
            times.Add((await bed.Talk.TurnAsync(conversation, line))?.Whole.TotalMilliseconds ?? double.NaN);
        }

        return Median(times.TakeLast(Window * 2)) / Median(times.Skip(Window).Take(Window * 2));
    }

    /// <summary>MB that a number of conversations at rest cost, after others that filled what may be filled.</summary>
    public static async Task<double> IdleGrowthAsync(Bed bed, int conversations)
    {
        await TouchAsync(bed, Cached * 2);
        var before = bed.Bot.Megabytes;
        await TouchAsync(bed, conversations);
        return bed.Bot.Megabytes - before;
    }

    private static async Task TouchAsync(Bed bed, int conversations)
    {
        var begun = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref begun) <= conversations)
            {
                await bed.Talk.TurnAsync(bed.Talk.NewConversation(), bed.Script.Turns[0]);
            }
        })));
        bed.Sink.Forget();
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    private static double Median(IEnumerable<double> times) => LoadFigures.At100([.. times.Where(double.IsFinite).Order()], 50);
}
