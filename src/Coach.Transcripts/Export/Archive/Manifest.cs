using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Coach.Transcripts.Export.Archive;

/// <summary>What an export says about itself: who made it from what, what is in it and what is not.</summary>
/// <param name="Operator">An alias, unless the export holds names.</param>
/// <param name="Reproduce">The command that makes the same export again, as far as nothing was added since.</param>
/// <param name="PreviousExportHash">The hash of the whole of the export before, so that a missing one is noticed.</param>
public sealed record Manifest(
    string ManifestId,
    DateTimeOffset GeneratedAtUtc,
    string Operator,
    string? Purpose,
    ManifestScope Scope,
    ImmutableArray<ChannelCoverage> SourceChannels,
    string Mode,
    bool Pseudonymised,
    string ExportProfile,
    string ToolVersion,
    ImmutableArray<string> RulesVersions,
    ManifestCounts Counts,
    ImmutableArray<ManifestException> Exceptions,
    string Notes,
    string HashAlgorithm,
    ImmutableArray<ManifestFile> Files,
    string? PreviousExportHash,
    string Reproduce);

/// <summary>Which cases, in which formats.</summary>
/// <param name="Filters">Name to value; empty when every case is meant.</param>
/// <param name="Text">The same, to be read.</param>
public sealed record ManifestScope(ImmutableSortedDictionary<string, string> Filters, string Text, ImmutableArray<string> Formats);

public sealed record ChannelCoverage(string Channel, DateTimeOffset From, DateTimeOffset To);

/// <summary>How much of it there is.</summary>
/// <param name="Lines">Of every type; each format holds this many.</param>
public sealed record ManifestCounts(int Cases, int Lines, int Messages, int Edits, int Deletes, int Decisions);

/// <summary>Cases that are missing or not whole, and why.</summary>
public sealed record ManifestException(string Reason, int Count, ImmutableArray<string> Cases);

/// <summary>One file of the zip.</summary>
/// <param name="Bytes">Unpacked.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits, of the unpacked bytes.</param>
public sealed record ManifestFile(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestContext : JsonSerializerContext;

internal static class ManifestJson
{
    public static JsonTypeInfo<Manifest> Manifest { get; } =
        (JsonTypeInfo<Manifest>)new JsonSerializerOptions(ManifestContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(typeof(Manifest));
}
