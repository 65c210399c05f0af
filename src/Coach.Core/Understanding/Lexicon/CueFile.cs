using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coach.Core.Understanding.Lexicon;

/// <summary>The reviewed file of cues as it is written.</summary>
/// <param name="Spellings">Shorthand and other spellings, each with its canonical word.</param>
/// <param name="Common">Words that are recognised with one slip.</param>
/// <param name="Classes">Named lists of words and phrases, used in patterns as &lt;name&gt;.</param>
internal sealed record CueFile(
    ImmutableDictionary<string, string> Spellings,
    ImmutableArray<string> Common,
    ImmutableDictionary<string, string> Classes,
    ImmutableArray<CueEntry> Cues);

/// <summary>One cue: the phrases that stand for a value of a fact.</summary>
/// <param name="Fact">A fact of the vocabulary, or a part that readers use (request, tried, hedge ...).</param>
/// <param name="Any">Patterns; one that is found is enough.</param>
/// <param name="Not">Patterns that take the cue back when they stand in the same sentence.</param>
/// <param name="Scope">"negatable" (the default): a negation before it takes it back. "fixed": it holds its own negation, or none matters.</param>
internal sealed record CueEntry(string Id, string Fact, string Value, ImmutableArray<string> Any, ImmutableArray<string> Not = default, string? Scope = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CueFile))]
internal sealed partial class CueJson : JsonSerializerContext;
