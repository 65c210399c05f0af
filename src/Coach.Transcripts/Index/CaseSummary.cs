using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Reasoning.Plans;

namespace Coach.Transcripts.Index;

/// <summary>How far a case has come. Gone: its log was deleted, and so is everything else of it.</summary>
[JsonConverter(typeof(WordJson<CaseStage>))]
public enum CaseStage : byte { Open = 1, Decided, Closed, Gone }

/// <summary>What a list, a filter or the dashboard needs of a case; nothing that a person said, is called or is known by. Derived: it can be worked out from the log again.</summary>
public sealed record CaseSummary
{
    /// <summary>The name of the log: its conversation (<see cref="CaseNames"/>) and number.</summary>
    public required string Conversation { get; init; }

    public required int Number { get; init; }

    /// <summary>Bytes of the log that this was worked out from; another length means that it is out of date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Length { get; init; }

    /// <summary>When this was worked out, UTC; of two summaries of a case the later one counts.</summary>
    public required DateTimeOffset Noted { get; init; }

    public string Channel { get; init; } = "";

    /// <summary>The organisation, as the channel names it.</summary>
    public string? Tenant { get; init; }

    public bool IsPersonal { get; init; }

    public DateTimeOffset Started { get; init; }

    /// <summary>When something last happened in the case, UTC.</summary>
    public DateTimeOffset Changed { get; init; }

    public CaseStage Stage { get; init; } = CaseStage.Open;

    public ClosedBecause? ClosedBecause { get; init; }

    /// <summary>The classes that are certain, in order; empty before the first result.</summary>
    public ImmutableArray<Classes> Outcome { get; init; } = [];

    public Classes Open { get; init; }

    public Modalities Asked { get; init; }

    public Verdict? Verdict { get; init; }

    public Confidence? Confidence { get; init; }

    public ElsewhereRole? Role { get; init; }

    public BarrierKinds BarrierKinds { get; init; }

    /// <summary>Ids of the interventions of the plan, first the first step.</summary>
    public ImmutableArray<string> Plan { get; init; } = [];

    public string? RulesVersion { get; init; }

    /// <summary>Messages of people.</summary>
    public int Messages { get; init; }

    /// <summary>How often each question was put before the first result, by its word (<see cref="QuestionId"/>).</summary>
    public ImmutableSortedDictionary<string, int> Questions { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How often an answer to it was not understood.</summary>
    public ImmutableSortedDictionary<string, int> NotUnderstood { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>From the first message to the first result; null before it.</summary>
    public double? SecondsToDecision { get; init; }

    /// <summary>The question that a case without a result stands at.</summary>
    public QuestionId? StandsAt { get; init; }

    public bool IsDisagreed { get; init; }

    public bool IsErased { get; init; }

    [JsonIgnore]
    public CaseName Name => new(Conversation, Number);

    /// <summary>Who owns the first step where that is not learning and development; null elsewhere.</summary>
    [JsonIgnore]
    public string? OwnerOutsideLearning =>
        Plan.Length > 0 && Catalogue.Find(Plan[0])?.Owner is { IsLearning: false } owner ? owner.Role : null;

    /// <summary>The line for a case whose log is gone.</summary>
    public static CaseSummary Gone(CaseName name, DateTimeOffset at) =>
        new() { Conversation = name.Conversation, Number = name.Number, Length = 0, Noted = at, Changed = at, Stage = CaseStage.Gone };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(ClassListJson)])]
[JsonSerializable(typeof(CaseSummary))]
internal sealed partial class IndexJson : JsonSerializerContext;
