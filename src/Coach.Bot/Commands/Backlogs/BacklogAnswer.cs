using System.Collections.Immutable;
using Coach.Bot.Commands.Assessing;

namespace Coach.Bot.Commands.Backlogs;

/// <summary>What is added to a row, in the order of the added columns.</summary>
internal static class BacklogAnswer
{
    public static ImmutableArray<string> Of(Assessment assessed) =>
    [
        assessed.Behaviour,
        string.Join(" > ", assessed.Decision),
        assessed.Verdict ?? "",
        assessed.Confidence,
        assessed.Ask ?? "",
        string.Join("; ", assessed.Warnings),
        string.Join("; ", Facts(assessed)),
    ];

    public static ImmutableArray<string> Error(string what) => ["error", "", "", "", "", "", what];

    /// <summary>Each known fact, and the words it was read from where they say it differently.</summary>
    private static IEnumerable<string> Facts(Assessment assessed) =>
        from fact in Known(assessed.Facts)
        let quote = assessed.Evidence.GetValueOrDefault(fact.Name)
        select quote is null || quote == fact.Value ? $"{fact.Name}: {fact.Value}" : $"{fact.Name}: {fact.Value} (\"{quote}\")";

    private static IEnumerable<(string Name, string Value)> Known(FactsShown facts) =>
        new (string Name, string? Value)[]
        {
            ("performance", facts.Performance),
            ("measure", facts.Measure),
            ("skill", facts.Skill),
            ("level", string.Join(", ", facts.Level)),
            ("judgment", facts.Judgment),
            ("available", facts.Available),
            ("deadline", facts.Deadline),
            ("time", facts.Time),
            ("barrier", facts.BarrierKinds.IsEmpty ? facts.Barrier : string.Join(", ", facts.BarrierKinds)),
            ("stakes", facts.Stakes),
            ("frequency", facts.Frequency),
            ("ai", facts.Ai == "no" ? null : facts.Ai),
            ("people", facts.People?.ToString()),
            ("asked_modality", string.Join(", ", facts.AskedModality)),
        }.Where(fact => fact.Value is not (null or "" or "unknown")).Select(fact => (fact.Name, fact.Value!));
}
