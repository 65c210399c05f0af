using System.Diagnostics;

namespace Coach.Bot.Load.Measures;

/// <summary>What a bot does when things go wrong.</summary>
internal static class Faults
{
    private const int RacesAtATime = 4;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Two messages at once into one conversation: both must count.</summary>
    public static async Task<(int Lost, int Of)> RaceAsync(Bed bed, int tries)
    {
        var (begun, lost) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, RacesAtATime).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref begun) <= tries)
            {
                Interlocked.Add(ref lost, await IsLostAsync(bed) ? 1 : 0);
            }
        })));
        return (lost, tries);
    }

    private static async Task<bool> IsLostAsync(Bed bed)
    {
        if (await bed.Talk.BegunAsync(bed.Script, bed.Script.RaceAfter) is not { } conversation)
        {
            return true;
        }

        await bed.SavedAsync(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => bed.Talk.SayAsync(conversation, bed.Talk.NewMessage(), bed.Script.Race)));
        var heard = await bed.Talk.HearAllAsync(conversation, 2, Quiet * 3);
        return !heard.Any(one => bed.Script.RacedTwice.IsMatch(one.Text));
    }

    /// <summary>The same message twice, one after the other: only one may count.</summary>
    public static async Task<(int Twice, int Of)> DuplicateAsync(Bed bed, int tries)
    {
        var twice = 0;
        for (var attempt = 0; attempt < tries; attempt++)
        {
            if (await bed.Talk.BegunAsync(bed.Script, bed.Script.RaceAfter) is not { } conversation)
            {
                continue;
            }

            var message = bed.Talk.NewMessage();
            await bed.Talk.SayAsync(conversation, message, bed.Script.Race);
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            await bed.Talk.SayAsync(conversation, message, bed.Script.Race);
            twice += (await bed.Talk.HearAllAsync(conversation, 2, Quiet)).Length == 2 ? 1 : 0;
        }

        return (twice, tries);
    }

    /// <summary>kill -9 when the reply is seen: what was answered must be known after the restart.</summary>
    public static async Task<(int Forgotten, int Of)> CrashAsync(Bed bed, int tries)
    {
        var forgotten = 0;
        for (var attempt = 0; attempt < tries; attempt++)
        {
            if (await bed.Talk.BegunAsync(bed.Script, 1) is not { } conversation)
            {
                continue;
            }

            await bed.SavedAsync(Quiet);
            await HearAndKillAsync(bed, conversation);
            await bed.StartBotAsync();
            forgotten += await bed.Talk.TurnAsync(conversation, bed.Script.Turns[2]) is null ? 1 : 0;
        }

        return (forgotten, tries);
    }

    /// <summary>The store is gone for 5 s, and a message comes meanwhile.</summary>
    public static async Task<(double Late, string Statuses)> OutageAsync(Bed bed, int tries)
    {
        var (latest, statuses) = (0.0, new SortedSet<int>());
        for (var attempt = 0; attempt < tries; attempt++)
        {
            if (await bed.Talk.BegunAsync(bed.Script, 2) is not { } conversation)
            {
                continue;
            }

            await Task.Delay(Quiet);
            bed.Proxy!.IsDown = true;
            var sending = bed.Talk.SayAsync(conversation, bed.Talk.NewMessage(), bed.Script.Turns[2].Say);
            var hearing = bed.Talk.HearAsync(conversation, bed.Script.Turns[2], LongestWait);
            await Task.Delay(Outage);
            bed.Proxy.IsDown = false;
            var back = Stopwatch.GetTimestamp();
            statuses.Add((await sending).Status);
            latest = Math.Max(latest, await hearing is { } heard ? Stopwatch.GetElapsedTime(back, heard.At).TotalMilliseconds : double.PositiveInfinity);
        }

        return (latest, string.Join('/', statuses));
    }

    private static async Task HearAndKillAsync(Bed bed, string conversation)
    {
        var line = bed.Script.Turns[1];
        var sending = bed.Talk.SayAsync(conversation, bed.Talk.NewMessage(), line.Say);
        await bed.Talk.HearAsync(conversation, line, LongestWait);
        bed.Bot.Kill();
        await sending;
    }
}
