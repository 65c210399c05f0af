using Coach.Bot.Load.Machine;
using Coach.Bot.Load.Wires;

namespace Coach.Bot.Load.Measures;

/// <summary>A fresh store, a sink and one bot, for one measurement.</summary>
internal sealed class Bed : IAsyncDisposable
{
    private const int StorePort = 31970;
    private readonly Contender bot;
    private readonly Azurite azurite;
    private readonly Wire wire;

    private Bed(Contender bot, Azurite azurite, StoreProxy? proxy, Sink sink) =>
        (this.bot, this.azurite, Proxy, Sink, wire) = (bot, azurite, proxy, sink, new Wire(bot.IsSlack));

    public Sink Sink { get; }

    /// <summary>Null where it would only cost time.</summary>
    public StoreProxy? Proxy { get; }

    public RunningBot Bot { get; private set; } = null!;

    public Talk Talk { get; private set; } = null!;

    public Script Script => bot.Script;

    /// <summary>Waits until the bot has saved what it answered.</summary>
    public Task SavedAsync(TimeSpan patience) => bot.SavesLater ? Task.Delay(patience) : Task.CompletedTask;

    public static async Task<Bed> MakeAsync(Contender bot, string modules, bool withProxy)
    {
        var store = await Azurite.StartAsync(modules);
        var bed = new Bed(bot, store, withProxy ? await StoreProxy.StartAsync() : null, await Sink.StartAsync());
        await bed.StartBotAsync();
        return bed;
    }

    /// <summary>Starts the bot, again after it was killed.</summary>
    public async Task StartBotAsync()
    {
        Bot?.Dispose();
        Bot = await RunningBot.StartAsync(bot, BotPort.Next(), Azurite.Connection(Proxy is null ? StorePort : StoreProxy.Port));
        Talk = new(wire, Sink, Bot.Messages);
    }

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        wire.Dispose();
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        await Sink.DisposeAsync();
        azurite.Dispose();
    }
}

/// <summary>A port of its own for each start, so that no start waits for the port of the one before.</summary>
internal static class BotPort
{
    private const int First = 32000;
    private static int started;

    public static int Next() => First + (Interlocked.Increment(ref started) % 900);
}
