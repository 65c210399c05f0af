using System.Collections.Immutable;
using System.Globalization;
using Coach.Bot.Load.Machine;
using Coach.Bot.Load.Measures;

namespace Coach.Bot.Load;

/// <summary>What is measured, and how much of it. Every measurement begins with a fresh store and a fresh bot.</summary>
/// <param name="Conversations">How many are held at each concurrency.</param>
/// <param name="Tries">How often each fault is tried.</param>
internal sealed record Plan(string Modules, int Conversations, int Tries)
{
    private const int Idle = 100_000;
    private const int OurRaces = 1_000;
    private const int OurKills = 100;
    private static readonly ImmutableArray<int> Concurrencies = [1, 16, 64];

    public static Plan Quick(string modules) => new(modules, 64, 3);

    public static Plan Whole(string modules) => new(modules, 256, 30);

    public async Task<Figures> MeasureAsync(Contender bot)
    {
        var load = ImmutableArray.CreateBuilder<LoadFigures>();
        foreach (var concurrent in Concurrencies)
        {
            load.Add(await InAsync(bot, withProxy: false, bed => Crowd.MeasureAsync(bed, concurrent, concurrent == 1 ? Math.Max(5, Conversations / 6) : Conversations)));
        }

        return new Figures(bot.Name)
        {
            Load = load.ToImmutable(),
            Transactions = await InAsync(bot, withProxy: true, bed => Costs.TransactionsAsync(bed, Math.Min(20, Tries))),
            ColdStart = await InAsync(bot, withProxy: false, bed => Costs.ColdStartAsync(bed, Math.Min(9, Tries))),
            Races = await InAsync(bot, withProxy: false, bed => Faults.RaceAsync(bed, IsThorough(bot) ? OurRaces : Tries)),
            Duplicates = await InAsync(bot, withProxy: false, bed => Faults.DuplicateAsync(bed, Math.Min(10, Tries))),
            Crashes = bot.Name == Roster.Floor ? null : await InAsync(bot, withProxy: false, bed => Faults.CrashAsync(bed, IsThorough(bot) ? OurKills : Math.Min(10, Tries))),
            Outage = bot.Name == Roster.Floor ? null : await InAsync(bot, withProxy: true, bed => Faults.OutageAsync(bed, Math.Min(3, Tries))),
            LongOverShort = bot.Name == Roster.Ours ? await InAsync(bot, withProxy: false, Costs.LongOverShortAsync) : null,
            IdleGrowth = IsThorough(bot) ? await IdleGrowthAsync(bot) : null,
        };
    }

    /// <summary>One measurement of one bot, to try a change: "1", "16" or "64" at a time, "cold" or "idle".</summary>
    public async Task<string> LookAsync(Contender bot, string what) => what switch
    {
        "cold" => FormattableString.Invariant($"{await InAsync(bot, withProxy: false, bed => Costs.ColdStartAsync(bed, 9)):0} ms"),
        "idle" => FormattableString.Invariant($"{await IdleGrowthAsync(bot):0.0} MB"),
        _ => FormattableString.Invariant($"{await InAsync(bot, withProxy: false, bed => Crowd.MeasureAsync(bed, int.Parse(what, CultureInfo.InvariantCulture), Conversations))}"),
    };

    /// <summary>On files: what a conversation costs in memory is the same, and Azurite, whose lists grow with all its blobs, would take an hour.</summary>
    private async Task<double> IdleGrowthAsync(Contender bot)
    {
        var folder = Directory.CreateTempSubdirectory("coach-idle-");
        try
        {
            return await InAsync(bot with { Folder = folder.FullName }, withProxy: false, bed => Costs.IdleGrowthAsync(bed, Idle));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What is promised of ours is tried as often as it is promised.</summary>
    private bool IsThorough(Contender bot) => bot.Name == Roster.Ours && Tries > 10;

    private async Task<T> InAsync<T>(Contender bot, bool withProxy, Func<Bed, Task<T>> measure)
    {
        await using var bed = await Bed.MakeAsync(bot, Modules, withProxy);
        return await measure(bed);
    }
}
