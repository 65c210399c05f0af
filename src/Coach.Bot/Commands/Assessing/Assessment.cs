using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Bot.Commands.Assessing;

/// <summary>The answer of assess to one case: words of the closed vocabulary, every field always there.</summary>
/// <param name="Behaviour">decide, decide_and_ask, ask, redirect (nothing of it is about work) or decline_not_worth_solving; the last two decide nothing.</param>
/// <param name="Decision">The certain classes in order.</param>
/// <param name="Ask">The fact to ask for next; null when nothing can change the answer.</param>
/// <param name="Evidence">Fact name to the words it was read from; empty for given facts.</param>
internal sealed record Assessment(
    string Id,
    string Behaviour,
    ImmutableArray<string> Decision,
    ImmutableArray<string> Open,
    string? Ask,
    string? ElsewhereRole,
    ImmutableArray<string> Warnings,
    FactsShown Facts,
    IReadOnlyDictionary<string, string> Evidence,
    string Confidence,
    string? Verdict,
    ImmutableArray<FlipShown> Flips,
    ImmutableArray<StepShown> Plan,
    ImmutableArray<string> Rules,
    string RulesVersion);

/// <summary>The facts of a case; "unknown", an empty list or null while unknown.</summary>
internal sealed record FactsShown(
    string? Performance,
    string Skill,
    ImmutableArray<string> Level,
    string Judgment,
    string Available,
    string? Deadline,
    string Time,
    string Stakes,
    string Frequency,
    string Barrier,
    ImmutableArray<string> BarrierKinds,
    string Ai,
    int? People,
    ImmutableArray<string> AskedModality,
    string? Measure);

internal sealed record FlipShown(string Fact, string From, string To, ImmutableArray<string> Decision, ImmutableArray<string> Open);

/// <summary>One step of the plan.</summary>
/// <param name="Learning">Whether the owner belongs to learning and development.</param>
internal sealed record StepShown(
    string Id, string Class, string Name, string Why, string DoesNotReplace, string Owner, bool Learning, string FirstStep, string LeadTime, ImmutableArray<string> Parts);

/// <summary>In place of an assessment, so that there is one line out for each line in.</summary>
internal sealed record NotAssessed(string? Id, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(NotAssessed))]
internal sealed partial class AssessmentJson : JsonSerializerContext;

/// <summary>An answer as one line of JSON, letters of every language as they are: people read it as well, and it never becomes part of HTML.</summary>
internal static class AnswerLine
{
    private static readonly AssessmentJson Readable = new(new JsonSerializerOptions(AssessmentJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Of(Assessment assessment) => JsonSerializer.Serialize(assessment, Readable.Assessment);

    public static string Of(NotAssessed notAssessed) => JsonSerializer.Serialize(notAssessed, Readable.NotAssessed);
}
