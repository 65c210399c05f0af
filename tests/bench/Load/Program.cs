using System.Collections.Immutable;
using System.Globalization;
using Coach.Bot.Load;
using Coach.Bot.Load.Archives;
using Coach.Bot.Load.Measures;

// floor                                  the bare minimum as a bot of its own
// quick|whole COACH PEERS [BOT ...]      measures; COACH is the published program, PEERS the folder with the peers and Azurite
// look COACH PEERS BOT WHAT               one measurement of one bot, see Plan
// archive COACH PEERS [CASES]            an archive of so many cases, as facilitators see it
// page COACH PEERS PAGE [BOT ...]         measures the whole and writes the figures into a page, with its chart
switch (args)
{
    case ["floor", ..]:
        await Floor.RunAsync(args[1..]);
        return 0;
    case ["quick", var coach, var peers, .. var names]:
        return await RunAsync(Plan.Quick(Path.Combine(peers, "node_modules")), coach, peers, names, page: null);
    case ["whole", var coach, var peers, .. var names]:
        return await RunAsync(Plan.Whole(Path.Combine(peers, "node_modules")), coach, peers, names, page: null);
    case ["page", var coach, var peers, var page, .. var names]:
        return await RunAsync(Plan.Whole(Path.Combine(peers, "node_modules")), coach, peers, names, page);
    case ["look", var coach, var peers, var name, var what]:
        Console.WriteLine(await Plan.Quick(Path.Combine(peers, "node_modules")).LookAsync(Roster.Of(coach, peers).Single(bot => bot.Name == name), what));
        return 0;
    case ["archive", var coach, var peers, .. var size]:
        return await BigArchive.RunAsync(coach, Path.Combine(peers, "node_modules"), size is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : BigArchive.Usual);
    default:
        Console.Error.WriteLine("Use tests/bench/run.");
        return 2;
}

static async Task<int> RunAsync(Plan plan, string coach, string peers, string[] names, string? page)
{
    var all = ImmutableArray.CreateBuilder<Figures>();
    foreach (var bot in Roster.Of(coach, peers).Where(bot => names.Length == 0 || names.Contains(bot.Name, StringComparer.Ordinal)))
    {
        Console.Error.WriteLine($"{bot.Name} ...");
        all.Add(await plan.MeasureAsync(bot));
    }

    var figures = all.ToImmutable();
    var report = Report.Of(figures);
    Console.Write(report);
    if (page is not null)
    {
        Page.Write(page, report, Chart.Of(figures), DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    return Promises.Of(figures).All(promise => promise.IsKept) ? 0 : 1;
}
