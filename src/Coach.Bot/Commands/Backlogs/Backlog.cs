using System.Collections.Immutable;
using Coach.Bot.Commands.Assessing;
using Coach.Core.Conversations;
using Coach.Transcripts.Export.Formats;
using CsvHelper;

namespace Coach.Bot.Commands.Backlogs;

/// <summary>
/// Answers a spreadsheet of requests, saved as CSV (comma or semicolon), row by row: every row and column stays, the coach's answer stands behind them.
/// Whatever is in a cell is written so that opening the result runs no formula.
/// </summary>
internal sealed class Backlog(Terminal terminal, CoachPolicy policy)
{
    private static readonly CsvReaderOptions Reading = CsvReaderOptions.Default with
    {
        DetectSeparatorHint = true,
        TrackLineNumbers = true,
        MaxRecordSize = BoundedLines.MostBytes,
    };

    private readonly List<string> malformed = [];

    /// <summary>0, or 1 when a row could not be answered; the others are answered all the same.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var broken = (CsvMalformedRecord record) =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            {
                malformed.Add($"line {record.LineNumber}: a quote is opened and never closed, so all that follows is one cell");
            }
        };
        await using var rows = CsvReader.Create(terminal.In, Reading with { OnMalformedRecord = broken }, leaveOpen: true);
        try
        {
            await rows.ReadHeaderAsync(cancellation);
            return await AnswerAsync(rows, cancellation);
        }
        catch (CsvFormatException e)
        {
            return await RefusedAsync(e.LineNumber is { } line ? $"line {line}: {e.Message}" : e.Message);
        }
    }

    private async Task<int> AnswerAsync(CsvReader rows, CancellationToken cancellation)
    {
        ImmutableArray<string> header = [.. rows.Headers];
        if (BacklogColumns.Of(header, out var missing) is not { } columns)
        {
            return await RefusedAsync(header.IsEmpty
                ? "The file is empty: a backlog has a header with the columns id and request."
                : $"The header has no column {missing}. Found: {string.Join(", ", header)}. A backlog has the columns id and request, and may have locale and date.");
        }

        await using var output = CsvWriter.Create(terminal.Out, CsvWriterOptions.Default with { Separator = rows.Separator, Injection = CsvInjection.Escape }, leaveOpen: true);
        await output.WriteRecordAsync([.. header.Concat(columns.Added).Select(FormulaCells.Defused)], cancellation);
        var code = 0;
        while (await rows.ReadAsync(cancellation))
        {
            var (added, error) = Answer(rows, columns);
            code |= error is null ? 0 : await RefusedAsync($"line {rows.LineNumber}: {error}");
            await output.WriteRecordAsync([.. Cells(rows, header.Length).Concat(added).Select(FormulaCells.Defused)], cancellation);
        }

        await output.FlushAsync(cancellation);
        return code;
    }

    private (ImmutableArray<string> Added, string? Error) Answer(CsvReader row, BacklogColumns columns)
    {
        var cells = Cells(row, columns.Header.Length);
        var date = columns.Date is { } at && cells[at].Trim() is { Length: > 0 } written ? written : null;
        var now = date is null ? terminal.Time.GetLocalNow() : CaseReader.Moment(date);
        var error = malformed.Count > 0 ? malformed[0]
            : row.FieldCount > columns.Header.Length ? $"has {row.FieldCount} cells, the header {columns.Header.Length}; a text that holds the separator must stand in quotes"
            : string.IsNullOrWhiteSpace(cells[columns.Id]) ? "id is empty"
            : string.IsNullOrWhiteSpace(cells[columns.Request]) ? "request is empty"
            : now is null ? $"date \"{FactFields.Short(date!)}\" is not a day written as 2026-11-23"
            : null;
        return error is null ? Assessed(new(cells[columns.Id], now!.Value, columns.Locale is { } locale ? cells[locale] : null, [cells[columns.Request]])) : (BacklogAnswer.Error(error), error);
    }

    private (ImmutableArray<string> Added, string? Error) Assessed(Enquiry.Told request)
    {
        var (assessment, flaw) = AssessLines.Assess(request, policy);
        return assessment is null ? (BacklogAnswer.Error($"request {flaw!.What}"), $"request {flaw.What}") : (BacklogAnswer.Of(assessment), null);
    }

    private static string[] Cells(CsvReader row, int count) => [.. Enumerable.Range(0, count).Select(row.GetString)];

    private async Task<int> RefusedAsync(string why)
    {
        await terminal.Error.WriteLineAsync(why);
        return 1;
    }
}
