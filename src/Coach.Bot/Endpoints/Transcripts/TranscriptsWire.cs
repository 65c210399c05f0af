using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Core.Reasoning;
using Coach.Transcripts.Index;

namespace Coach.Bot.Endpoints.Transcripts;

/// <summary>A page of cases, and what an export of the same filter would hold.</summary>
/// <param name="Bytes">As stored.</param>
internal sealed record CaseList(ImmutableArray<CaseItem> Items, int Page, int Pages, int Total, int Messages, long Bytes, DateTimeOffset? Oldest, DateTimeOffset? Newest);

/// <summary>A case in a list.</summary>
/// <param name="Case">conversation/number, which the filter conversation takes.</param>
/// <param name="Messages">Of people.</param>
internal sealed record CaseItem(
    string Case,
    string Channel,
    DateTimeOffset Opened,
    DateTimeOffset Changed,
    CaseStage State,
    ImmutableArray<string> Outcome,
    Modalities Asked,
    Verdict? Verdict,
    int Messages,
    double? SecondsToDecision);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseList))]
internal sealed partial class TranscriptsJson : JsonSerializerContext;
