using System.Collections.Immutable;
using CsvHelper;

namespace Coach.Transcripts.Export.Formats;

/// <summary>A table as RFC 4180 CSV in UTF-8, with a byte order mark so that spreadsheets see that it is. No cell runs as a formula.</summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static async Task WriteAsync(Stream to, ImmutableArray<string> header, IAsyncEnumerable<string[]> rows, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(to, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. header], cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await csv.WriteRecordAsync([.. row.Select(FormulaCells.Defused)], cancellation);
        }

        await csv.FlushAsync(cancellation);
    }
}
