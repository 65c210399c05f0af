using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Page;

/// <summary>What the local page sends: a text, a pressed button, a form, or that it was opened.</summary>
public sealed record PageRequest(Guid Conversation, string Id, string? TimeZone, string? Text, string? Choice, string? Card, string? Form, IReadOnlyDictionary<string, string>? Fields, bool Joined);

/// <summary>What the local page shows.</summary>
/// <param name="Answered">Cards that are used: nothing on them can be pressed any more.</param>
/// <param name="Events">The turns of the case, as stored.</param>
public sealed record PageResponse(ImmutableArray<PageMessage> Messages, ImmutableArray<string> Answered, PageState State, ImmutableArray<JsonElement> Events, string StoredIn);

/// <summary>One bubble of the chat, with the same reply as each channel would draw it.</summary>
public sealed record PageMessage(string From, string Text, Reply? Reply = null, JsonElement? Teams = null, JsonElement? Slack = null);

public sealed record PageFact(string Fact, string Label, string Value, string? Quote, EvidenceSource? Source);

public sealed record PageFlip(Fact Fact, string From, string To, ImmutableArray<string> Certain, ImmutableArray<string> Open);

/// <summary>What the reasoner makes of the facts so far.</summary>
public sealed record PageState(
    ImmutableArray<PageFact> Facts,
    ImmutableArray<string> Certain,
    ImmutableArray<string> Open,
    ImmutableArray<string> Out,
    ElsewhereRole? Role,
    ImmutableArray<string> Rules,
    ImmutableArray<Warning> Warnings,
    Fact? Ask,
    Confidence Confidence,
    ImmutableArray<Fact> Missing,
    Verdict? Verdict,
    ImmutableArray<PageFlip> Flips,
    string RulesVersion);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, MaxDepth = 32)]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(PageResponse))]
internal sealed partial class PageJson : JsonSerializerContext;
