using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coach.Bot.Load.Machine;

/// <summary>What is said, and what the reply to it must match.</summary>
internal sealed record Line(string Say, Regex Expect);

/// <summary>A conversation as it is held with one bot.</summary>
/// <param name="Turns">One case from its first message to its result.</param>
/// <param name="Long">What can be said for ever within one case.</param>
/// <param name="Race">Said twice at once after <paramref name="RaceAfter"/> turns; each time it moves the conversation on.</param>
/// <param name="RacedOnce">What the reply to the first of the two matches.</param>
/// <param name="RacedTwice">What the reply to the second matches.</param>
internal sealed record Script(ImmutableArray<Line> Turns, ImmutableArray<Line> Long, string Race, int RaceAfter, Regex RacedOnce, Regex RacedTwice)
{
    public static Script Read(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scripts", name)));
        var (root, race) = (file.RootElement, file.RootElement.GetProperty("race"));
        return new(
            Lines(root.GetProperty("turns")),
            Lines(root.TryGetProperty("long", out var lines) ? lines : root.GetProperty("turns")),
            race.GetProperty("say").GetString()!,
            race.GetProperty("after").GetInt32(),
            Pattern(race.GetProperty("first")),
            Pattern(race.GetProperty("second")));
    }

    private static ImmutableArray<Line> Lines(JsonElement lines) => [.. lines.EnumerateArray().Select(line => new Line(line.GetProperty("say").GetString()!, Pattern(line.GetProperty("expect"))))];

    private static Regex Pattern(JsonElement text) => new(text.GetString()!, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
