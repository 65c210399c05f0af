using System.Collections.Immutable;

namespace Coach.Bot.Load.Measures;

/// <summary>What a bot did under load. Times in milliseconds.</summary>
/// <param name="Cpu">CPU seconds of the bot for 1,000 turns.</param>
/// <param name="Peak">Resident memory at its highest, MB.</param>
/// <param name="Failed">Turns without the reply that was expected.</param>
internal sealed record LoadFigures(int At, double P50, double P95, double P99, double TurnsPerSecond, double Cpu, double Peak, int Failed)
{
    /// <summary>The answer to the request alone: what a channel waits for.</summary>
    public required (double P50, double P95, double P99) Acknowledged { get; init; }

    public static double At100(ImmutableArray<double> sorted, double percent) => sorted.IsEmpty ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)];
}

/// <summary>All that was measured of one bot. What was not measured is null.</summary>
internal sealed record Figures(string Name)
{
    public ImmutableArray<LoadFigures> Load { get; init; } = [];

    /// <summary>Storage transactions per turn over 12-turn cases, creation and first read included; and of later turns alone.</summary>
    public (double Whole, double Warm)? Transactions { get; init; }

    /// <summary>Median from the start of the process to its first reply, ms.</summary>
    public double? ColdStart { get; init; }

    /// <summary>Of so many pairs of messages at once, those where one was lost.</summary>
    public (int Lost, int Of)? Races { get; init; }

    /// <summary>Of so many messages that came twice, those that were acted on or answered twice.</summary>
    public (int Twice, int Of)? Duplicates { get; init; }

    /// <summary>Of so many kills when the reply was seen, those after which the answered turn was forgotten.</summary>
    public (int Forgotten, int Of)? Crashes { get; init; }

    /// <summary>From the end of an outage of the store to the reply, ms, the longest; and the statuses that were answered.</summary>
    public (double Late, string Statuses)? Outage { get; init; }

    /// <summary>Median of the last 20 of 500 turns of one conversation over that of turns 10 to 30.</summary>
    public double? LongOverShort { get; init; }

    /// <summary>MB that conversations at rest cost when the cache is full already.</summary>
    public double? IdleGrowth { get; init; }
}
