using System.Globalization;

namespace Coach.Bot.Settings;

/// <summary>What is wrong with the settings, each with its key and the fix: all of it is said at once.</summary>
public sealed class Faults
{
    private const int MostDays = 3650;
    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    /// <summary>Notes one more.</summary>
    /// <param name="key">As it is written in appsettings.json, with colons.</param>
    /// <param name="wrong">What it says, or lacks: "is "x"", "is missing".</param>
    /// <param name="fix">What to do, as a sentence without its full stop.</param>
    public void Add(string key, string wrong, string fix) => found.Add($"{key} {wrong}: {fix}.");

    /// <summary>A whole number of days, at least one and at most ten years.</summary>
    public int Days(IConfiguration configuration, string key, int usual) => Whole(configuration, key, usual, (1, MostDays, "days"));

    /// <summary>A whole number within bounds, both included; the usual one where nothing is set or what is set is wrong.</summary>
    public int Whole(IConfiguration configuration, string key, int usual, (int Least, int Most, string Unit) bounds)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most)
        {
            return number;
        }

        Add(key, $"is \"{text}\"", $"give a whole number of {bounds.Unit} from {bounds.Least} to {bounds.Most}");
        return usual;
    }
}
