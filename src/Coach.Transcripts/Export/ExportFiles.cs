using System.Collections.Immutable;
using Coach.Transcripts.Export.Archive;
using Coach.Transcripts.Export.Formats;

namespace Coach.Transcripts.Export;

/// <summary>Draws cases in the wanted formats: files of a case at once, tables of all at the end.</summary>
internal sealed class ExportFiles(ExportArchive archive, ExportFormats formats) : IAsyncDisposable
{
    private readonly Spool<ExportedLine> lines = new(LineJson.Line);
    private readonly Spool<string[]> decisions = new(ExportJson.Default.StringArray);
    private readonly SlackFiles slack = new();

    public ExportTally Tally { get; } = new();

    public async Task AddAsync(ExportedCase one, CancellationToken cancellation)
    {
        Tally.Add(one);
        foreach (var line in one.Lines)
        {
            await lines.AddAsync(line, cancellation);
        }

        await decisions.AddAsync(DecisionsTable.Row(one), cancellation);
        await WhereAsync(ExportFormats.Transcript, () => archive.AddAsync($"bot-framework/{one.Id}.transcript", file => BotFrameworkTranscript.WriteAsync(file, one, cancellation), cancellation));
        await WhereAsync(ExportFormats.Slack, () => AddAsync(slack.Of(one), cancellation));
        await WhereAsync(ExportFormats.Markdown, () => archive.AddAsync($"markdown/{one.Id}.md", MarkdownPage.Of(one), cancellation));
        await WhereAsync(ExportFormats.Html, () => archive.AddAsync($"html/{one.Id}.html", HtmlPage.Of(one), cancellation));
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        await WhereAsync(ExportFormats.Slack, () => AddAsync(slack.Lists(), cancellation));
        await WhereAsync(ExportFormats.Jsonl, () => archive.AddAsync("transcript.jsonl", file => lines.CopyToAsync(file, cancellation), cancellation));
        await WhereAsync(ExportFormats.Csv, () => TablesAsync(cancellation));
        await WhereAsync(ExportFormats.Xlsx, () => archive.AddAsync("tables.xlsx", file => WorkbookAsync(file, cancellation), cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await lines.DisposeAsync();
        await decisions.DisposeAsync();
    }

    private Task WhereAsync(ExportFormats format, Func<Task> add) => formats.HasFlag(format) ? add() : Task.CompletedTask;

    private async Task AddAsync(IEnumerable<(string Path, byte[] Content)> files, CancellationToken cancellation)
    {
        foreach (var (path, content) in files)
        {
            await archive.AddAsync($"slack/{path}", async file => await file.WriteAsync(content, cancellation), cancellation);
        }
    }

    private async Task TablesAsync(CancellationToken cancellation)
    {
        await archive.AddAsync("messages.csv", file => CsvFile.WriteAsync(file, MessagesTable.Header, lines.RowsAsync(cancellation).Select(MessagesTable.Row), cancellation), cancellation);
        await archive.AddAsync("decisions.csv", file => CsvFile.WriteAsync(file, DecisionsTable.Header, decisions.RowsAsync(cancellation), cancellation), cancellation);
    }

    private async Task WorkbookAsync(Stream to, CancellationToken cancellation)
    {
        await using var file = TemporaryFile.Open();
        await Task.Run(() => Workbook.Write(file, ("messages", MessagesTable.Header, lines.Rows().Select(MessagesTable.Row)), ("decisions", DecisionsTable.Header, decisions.Rows())), cancellation);
        file.Position = 0;
        await file.CopyToAsync(to, cancellation);
    }
}

/// <summary>What a manifest says of the cases, counted on the way.</summary>
internal sealed class ExportTally
{
    private readonly SortedDictionary<string, ChannelCoverage> channels = new(StringComparer.Ordinal);
    private readonly SortedSet<string> rules = new(StringComparer.Ordinal);

    public ManifestCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0);

    public ImmutableArray<ChannelCoverage> Channels => [.. channels.Values];

    public ImmutableArray<string> RulesVersions => [.. rules];

    public void Add(ExportedCase one)
    {
        Counts = new(
            Counts.Cases + 1,
            Counts.Lines + one.Lines.Length,
            Counts.Messages + one.Lines.Count(line => line.Type is LineType.Message or LineType.Answer),
            Counts.Edits + one.Lines.Count(line => line.Type == LineType.Edit),
            Counts.Deletes + one.Lines.Count(line => line.Type == LineType.Delete),
            Counts.Decisions + one.Lines.Count(line => line.Type == LineType.Decision));
        rules.UnionWith(one.Lines.Select(line => line.RulesVersion).OfType<string>());
        var (from, to) = (one.Opened, one.Turns[^1].At);
        channels[one.Channel] = channels.TryGetValue(one.Channel, out var known)
            ? new(one.Channel, known.From < from ? known.From : from, known.To > to ? known.To : to)
            : new(one.Channel, from, to);
    }
}
