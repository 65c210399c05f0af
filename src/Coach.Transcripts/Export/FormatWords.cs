using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Transcripts.Export;

/// <summary>Reads the wanted formats as they stand in an address or a command line: words with commas.</summary>
public static class FormatWords
{
    public static ImmutableArray<string> All { get; } = [.. Word.Parts(ExportFormats.All).Where(one => one != ExportFormats.All).Select(Word.Of)];

    /// <summary>Every format when nothing is given; what isn't a format is added to <paramref name="faults"/>.</summary>
    public static ExportFormats Read(string? words, ICollection<(string Name, string Fault)> faults)
    {
        var given = (words ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (given.Any(word => Word.Parse<ExportFormats>(word) is null))
        {
            faults.Add(("format", $"some of: {string.Join(", ", All)}"));
        }

        return given.Length == 0 ? ExportFormats.All : given.Aggregate(ExportFormats.None, (all, word) => all | (Word.Parse<ExportFormats>(word) ?? ExportFormats.None));
    }
}
