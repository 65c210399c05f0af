using System.Text.Json.Serialization;
using Coach.Core.Reasoning;
using Coach.Transcripts.Export.Selection;

namespace Coach.Transcripts.Export;

/// <summary>What an export may hold.</summary>
[Flags]
[JsonConverter(typeof(WordsJson<ExportFormats>))]
public enum ExportFormats : byte { None = 0, Jsonl = 1, Csv = 2, Xlsx = 4, Transcript = 8, Slack = 16, Markdown = 32, Html = 64, All = Jsonl | Csv | Xlsx | Transcript | Slack | Markdown | Html }

/// <summary>What somebody wants exported.</summary>
/// <param name="Operator">Who exports; written into the manifest, so an alias where names must not leave.</param>
/// <param name="Purpose">What for, in their own words; for an export with names it is required.</param>
/// <param name="WithNames">Whether people stay recognisable.</param>
/// <param name="Previous">The hash of the export before this one, where it is known.</param>
public sealed record ExportRequest(CaseFilter Filter, ExportFormats Formats, string Operator, string? Purpose = null, bool WithNames = false, string? Previous = null);
