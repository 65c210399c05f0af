using System.Globalization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Conversations;

/// <summary>What a script may claim in its "=>" lines: a name, and what it must be.</summary>
internal static class Claims
{
    /// <summary>Checks one claim; <paramref name="kept"/> is everything that the log holds, as text.</summary>
    public static void Check(string claim, Conversation state, IReadOnlyList<Reply> said, string kept = "")
    {
        var (name, value) = claim.Split(' ', 2) is [var first, var rest] ? (first, rest) : (claim, "");
        switch (name)
        {
            case "decision": Assert.Equal(value, string.Join(" > ", Result(state).Certain.Select(Word.Of))); break;
            case "role": Assert.Equal(value, Word.Of(Result(state).Role!.Value)); break;
            case "verdict": Assert.Equal(value, Word.Of(Result(state).Verdict!.Value)); break;
            case "confidence": Assert.Equal(value, Word.Of(Result(state).Confidence)); break;
            case "warnings": Assert.Equal(value, string.Join(' ', Result(state).Warnings.Select(Word.Of))); break;
            case "plan": Assert.Subset(Result(state).Plan.ToHashSet(StringComparer.Ordinal), value.Split(' ').ToHashSet(StringComparer.Ordinal)); break;
            case "noplan": Assert.Empty(Result(state).Plan.Intersect(value.Split(' '), StringComparer.Ordinal)); break;
            case "missing": Assert.Equal(value, string.Join(' ', Result(state).Missing.Select(Word.Of))); break;
            case "flips": Assert.NotEmpty(Results.Derive(Result(state), state).Flips); break;
            case "bridge": Assert.True(BridgeParts(state) >= Number(value)); break;
            case "honest": Assert.True(Results.Derive(Result(state), state).EarliestHonestDate > ((Deadline.On)state.Facts.Deadline!).Day); break;
            case "questions": Assert.Equal(Number(value), said.Count(reply => reply.Kind == ReplyKind.Question && PlainText.Of(reply).Contains("of 4.", StringComparison.Ordinal))); break;
            case "messages": Assert.True(said.Count <= Number(value), $"{said.Count} messages"); break;
            case "quotes": Assert.True(state.Because.Values.Count(because => because.Offset is not null) >= Number(value)); break;
            case "unsaid": Assert.DoesNotContain(value, kept, StringComparison.OrdinalIgnoreCase); break;
            case "closed": Assert.Equal(value, Word.Of(state.Closed!.Value)); break;
            case "noresult": Assert.Null(state.Result); break;
            default: Assert.Equal(value, Known(name, state)); break;
        }
    }

    private static DecisionRecord Result(Conversation state) => Assert.IsType<DecisionRecord>(state.Result);

    private static int BridgeParts(Conversation state) =>
        Results.Derive(Result(state), state).Plan.Where(step => step.Intervention.Id == "cover").Sum(step => step.Parts.Length);

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static string? Known(string name, Conversation state) => name switch
    {
        "date" => state.Facts.Deadline?.ToString(),
        "asked" => string.Join(' ', Word.Parts(state.Facts.Asked).Select(Word.Of)),
        "skill" => state.Facts.Skill is { } skill ? Word.Of(skill) : null,
        "level" => string.Join(' ', Word.Parts(state.Facts.Level).Select(Word.Of)),
        "available" => state.Facts.Available is { } available ? Word.Of(available) : null,
        "barriers" => string.Join(' ', Word.Parts(state.Facts.BarrierKinds).Select(Word.Of)),
        "measure" => state.Facts.Measure,
        "performance" => state.Facts.Performance ?? "",
        "stakes" => state.Facts.Stakes is { } stakes ? Word.Of(stakes) : null,
        "skipped" => string.Join(' ', state.Skipped.Order().Select(Word.Of)),
        _ => throw new FormatException($"A script can't claim \"{name}\"."),
    };
}
