using System.Collections.Immutable;
using System.Globalization;
using Coach.Bot.Load.Measures;

namespace Coach.Bot.Load;

/// <summary>A ratio of this run, and what it may be.</summary>
internal sealed record Promise(string What, double Measured, double Limit, bool IsAtMost)
{
    public bool IsKept => IsAtMost ? Measured <= Limit : Measured >= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {What} | {(IsAtMost ? "at most" : "at least")} {Limit:0.##} | {Measured:0.00} | {(IsKept ? "yes" : "**no**")} |");
}

/// <summary>What was promised, as ratios within one run: single figures drift with the machine.</summary>
internal static class Promises
{
    public static string Table(ImmutableArray<Figures> all) => Table(Of(all));

    public static string Table(ImmutableArray<Promise> all) => "| | promised | measured | kept |\n|---|---|---|---|\n" + string.Join('\n', all) + "\n";

    public static ImmutableArray<Promise> Of(ImmutableArray<Figures> all)
    {
        if (all.FirstOrDefault(one => one.Name == Roster.Ours) is not { } ours)
        {
            return [];
        }

        var floor = all.FirstOrDefault(one => one.Name == Roster.Floor);
        var peer = all.FirstOrDefault(one => one.Name == Roster.Peer);
        var slack = all.FirstOrDefault(one => one.Name == Roster.OursInSlack);
        return [.. Alone(ours), .. slack is null ? [] : InSlack(slack), .. floor is null ? [] : Against(ours, floor), .. peer is null ? [] : AgainstPeer(ours, peer)];
    }

    private static IEnumerable<Promise> Alone(Figures ours)
    {
        if (ours.Transactions is { } transactions)
        {
            yield return new("storage transactions a turn over a 12-turn case", transactions.Whole, 1.25, IsAtMost: true);
            yield return new("storage transactions of a later turn", transactions.Warm, 1.0, IsAtMost: true);
        }

        yield return new("messages lost of two at once", ours.Races?.Lost ?? double.NaN, 0, IsAtMost: true);
        yield return new("messages acted on twice", ours.Duplicates?.Twice ?? double.NaN, 0, IsAtMost: true);
        yield return new("answered turns forgotten by kill -9", ours.Crashes?.Forgotten ?? double.NaN, 0, IsAtMost: true);
        yield return new("reply after an outage of 5 s, seconds from its end", ours.Outage?.Late / 1000 ?? double.NaN, 1, IsAtMost: true);
        yield return new("cold start to first reply, seconds", ours.ColdStart / 1000 ?? double.NaN, 0.5, IsAtMost: true);
        if (ours.LongOverShort is { } drift)
        {
            yield return new("time of turn 500 over that of turn 10", drift, 1.2, IsAtMost: true);
        }

        if (ours.IdleGrowth is { } growth)
        {
            yield return new("MB that 100,000 idle conversations cost, beyond a full cache", growth, 20, IsAtMost: true);
        }
    }

    private static IEnumerable<Promise> InSlack(Figures slack)
    {
        yield return new("p99 of a whole turn in Slack, 16 at a time, ms", At(slack, 16).P99, 300, IsAtMost: true);
        foreach (var concurrent in (int[])[16, 64])
        {
            yield return new($"p99 of the 200 in Slack, {concurrent} at a time, ms", At(slack, concurrent).Acknowledged.P99, 300, IsAtMost: true);
        }
    }

    private static IEnumerable<Promise> Against(Figures ours, Figures floor)
    {
        yield return new("turns a second over the floor's, 64 at a time", At(ours, 64).TurnsPerSecond / At(floor, 64).TurnsPerSecond, 0.8, IsAtMost: false);
        yield return new("p99 over the floor's, 64 at a time", At(ours, 64).P99 / At(floor, 64).P99, 1.3, IsAtMost: true);
        yield return new("p50 over the floor's, one at a time", At(ours, 1).P50 / At(floor, 1).P50, 1.5, IsAtMost: true);
    }

    private static IEnumerable<Promise> AgainstPeer(Figures ours, Figures peer)
    {
        yield return new("turns per CPU second over botbuilder's, 64 at a time", At(peer, 64).Cpu / At(ours, 64).Cpu, 2.5, IsAtMost: false);
        yield return new("p99 over botbuilder's, 64 at a time", At(ours, 64).P99 / At(peer, 64).P99, 1, IsAtMost: true);
        yield return new("memory over botbuilder's, 64 at a time", At(ours, 64).Peak / At(peer, 64).Peak, 0.6, IsAtMost: true);
    }

    private static LoadFigures At(Figures one, int concurrent) => one.Load.First(load => load.At == concurrent);
}
