using System.Text.Json;
using Coach.Core.Conversations;
using Coach.Transcripts;
using Coach.Transcripts.Export;
using Coach.Transcripts.Export.Selection;
using Coach.Transcripts.Rights;
using MiniExcelLibs;

namespace Coach.Bot.Tests.Transcripts.Export;

/// <summary>F3, F8, F10, F11, F12: every format holds every line, as it was said.</summary>
public class ExporterTests
{
    private static readonly ExportRequest WithNames = new(new(), ExportFormats.All, "tests", "to see", WithNames: true);

    [Fact]
    public async Task Every_format_holds_the_same_lines()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync());
        var lines = zip.Result.Manifest.Counts.Lines;

        Assert.Equal(
            Enumerable.Repeat(lines, 7),
            [
                zip["transcript.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length,
                zip.Csv("messages.csv").Count - 1,
                Rows(zip, "messages").Count,
                Items(zip, "bot-framework/"),
                Items(zip, "slack/case-"),
                zip.Files.Keys.Where(path => path.StartsWith("markdown/", StringComparison.Ordinal)).Sum(path => Count(zip[path], "\n### ") - Headings(zip[path])),
                zip.Files.Keys.Where(path => path.StartsWith("html/", StringComparison.Ordinal)).Sum(path => Count(zip[path], "<article")),
            ]);
        Assert.Equal(new(3, lines, lines - 6, 2, 1, 1), zip.Result.Manifest.Counts);
        Assert.Equal(4, zip.Csv("decisions.csv").Count);
        Assert.Equal(3, Rows(zip, "decisions").Count);
    }

    [Fact]
    public async Task Text_arrives_in_every_format_as_it_was_typed()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), WithNames);
        var text = zip.Csv("messages.csv")[0].ToList().IndexOf("text");

        Assert.Contains(Lines(zip), line => line.Text == SampleCases.Strange);
        Assert.Contains(zip.Csv("messages.csv"), row => row[text] == SampleCases.Strange);
        Assert.Contains(zip.Csv("messages.csv"), row => row[text].Length == 40_000);
        Assert.Contains(zip.Files.Where(file => file.Key.StartsWith("bot-framework/", StringComparison.Ordinal)), file =>
            JsonDocument.Parse(file.Value).RootElement.EnumerateArray().Any(activity => activity.TryGetProperty("text", out var said) && said.GetString() == SampleCases.Strange));
        Assert.Contains(zip.Files.Where(file => file.Key.StartsWith("slack/", StringComparison.Ordinal)), file => zip[file.Key].Contains("\\u05DE\\u05D7\\u05E8", StringComparison.OrdinalIgnoreCase) || zip[file.Key].Contains("מחר", StringComparison.Ordinal));
        Assert.Contains(zip.Files.Keys.Where(path => path.StartsWith("html/", StringComparison.Ordinal)), path => zip[path].Contains("&lt;b&gt;&amp;amp;&lt;/b&gt;", StringComparison.Ordinal) && zip[path].Contains("מחר עברית", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F10_what_is_strange_arrives_in_the_workbook_and_on_the_markdown_page()
    {
        const string Controls = "bell\u0007, vertical\u000B, half \uD83D a pair, a | pipe and ``two`` backticks\n> no quote\n# no heading\n- no list";
        var store = await ExportedZip.StoreAsync((SampleCases.Teams, SampleCases.Typing(SampleCases.Robin, SampleCases.Strange, Controls)));
        var zip = await ExportedZip.OfAsync(store, WithNames);

        var cells = Rows(zip, "messages").Select(row => (row["text"] as string ?? "").ReplaceLineEndings("\n")).ToList();
        Assert.Contains(SampleCases.Strange.ReplaceLineEndings("\n"), cells);
        Assert.Contains(Controls.Replace('\u0007', '\uFFFD').Replace('\u000B', '\uFFFD').Replace('\uD83D', '\uFFFD'), cells);

        var page = zip[zip.Files.Keys.Single(path => path.StartsWith("markdown/", StringComparison.Ordinal))];
        Assert.Contains("> emoji 👩🏽‍💻💸, מחר עברית, zero\u200Bwidth, \"quotes\", a\n> line \\<b\\>\\&amp;\\</b\\> \\| \\`code\\` \\_x\\_", page, StringComparison.Ordinal);
        Assert.Contains("a \\| pipe and \\`\\`two\\`\\` backticks\n> \\> no quote\n> \\# no heading\n> \\- no list", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_that_are_not_whole_are_listed_by_reason()
    {
        var store = await ExportedZip.StoreAsync(
            (SampleCases.Teams, [.. SampleCases.Typing(SampleCases.Robin, "whole")]),
            (SampleCases.Slack, [.. SampleCases.Typing(new("U0ROBIN", null), "not kept").Select(Wordless.Of)]),
            (SampleCases.Slack with { Id = "C0SUPPORT:2" }, Erasing.From([.. SampleCases.Typing(new("U0ROBIN", null), "erased")], _ => true, DateTimeOffset.UnixEpoch)));
        var held = new Hold("lawsuit", new(Person: null, CaseNames.HashOf(SampleCases.Teams)), "counsel", "operator", DateTimeOffset.UnixEpoch);
        var survey = await Survey.OfAsync(store, new(), TestContext.Current.CancellationToken);
        await store.DeleteAsync(CaseNames.For(SampleCases.Slack with { Id = "C0SUPPORT:2" }, 1), (await store.ReadAsync(CaseNames.For(SampleCases.Slack with { Id = "C0SUPPORT:2" }, 1), TestContext.Current.CancellationToken)).Version, TestContext.Current.CancellationToken);
        var exporter = new Exporter(store, TimeProvider.System, ExportedZip.Key) { Mode = "DecisionOnly", Holds = [held] };

        var manifest = (await exporter.WriteAsync(WithNames, survey, new ExportedZip.AsyncOnlyStream(), TestContext.Current.CancellationToken)).Manifest;

        Assert.Equal("DecisionOnly", manifest.Mode);
        Assert.Equal(
            [("content off", IdOf(SampleCases.Slack)), ("gone", IdOf(SampleCases.Slack with { Id = "C0SUPPORT:2" })), ("on hold", IdOf(SampleCases.Teams))],
            manifest.Exceptions.Select(exception => (exception.Reason, Assert.Single(exception.Cases))));
    }

    [Fact]
    public async Task A_case_of_which_something_was_erased_is_listed()
    {
        var store = await ExportedZip.StoreAsync((SampleCases.Teams, Erasing.From([.. SampleCases.Typing(SampleCases.Robin, "erased")], _ => true, DateTimeOffset.UnixEpoch)));
        var exception = Assert.Single((await ExportedZip.OfAsync(store)).Result.Manifest.Exceptions);
        Assert.Equal(("erased", 1), (exception.Reason, exception.Count));
        Assert.StartsWith("case-", Assert.Single(exception.Cases), StringComparison.Ordinal);
    }

    private static string IdOf(ConversationAddress conversation) => $"{CaseNames.HashOf(conversation)}-1";

    [Fact]
    public async Task F10_what_was_attached_is_in_every_format_and_nothing_of_its_content()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), WithNames);
        var (plan, shift) = (SampleCases.Files[0], SampleCases.Files[1]);
        var line = Assert.Single(Lines(zip), line => !line.Attachments.IsEmpty);

        Assert.Equal(SampleCases.Files, line.Attachments);
        foreach (var cell in new[] { zip.Csv("messages.csv").Select(row => row[13]), Rows(zip, "messages").Select(row => (string?)row["attachments"] ?? "") })
        {
            var shown = Assert.Single(cell.Skip(1), text => text.Length > 0);
            Assert.Contains($"{shift.Name} (image/png, 48213 bytes)", shown, StringComparison.Ordinal);
            Assert.Contains("plan <b> & מחר 👩🏽‍💻.docx (docx)", shown, StringComparison.Ordinal);
        }

        Assert.Equal([("application/octet-stream", plan.Name, null), ("image/png", shift.Name, null)], Attached(zip, "bot-framework/", "attachments", "contentType"));
        Assert.Equal([(plan.Type, plan.Name, null), (shift.Type, shift.Name, shift.Size)], Attached(zip, "slack/", "files", "mimetype"));
        Assert.Contains(@"Attached: =plan \<b\> \& מחר", Page(zip, "markdown/"), StringComparison.Ordinal);
        Assert.Contains(@"RobinExample\_shift.png (image/png, 48213 bytes)", Page(zip, "markdown/"), StringComparison.Ordinal);
        Assert.Contains("Attached: =plan &lt;b&gt; &amp; מחר", Page(zip, "html/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_runs_in_neither_table()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), WithNames);

        Assert.Contains("\"'=HYPERLINK(\"\"http://example.com\"\")\n' \u00A0+1\"", zip["messages.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", zip.Everything, StringComparison.Ordinal);
        Assert.Contains(Rows(zip, "messages"), row => row["text"] is string text && text.StartsWith("=HYPERLINK", StringComparison.Ordinal));
        Assert.Equal("\uFEFFcase,id,ts_utc,", zip["messages.csv"][..16]);
        Assert.Contains("\r\n", zip["decisions.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_versions_of_an_edited_message_are_shown()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), WithNames);
        var page = zip.Files.Keys.Where(path => path.StartsWith("html/", StringComparison.Ordinal)).Select(path => zip[path]).Single(page => page.Contains("first text", StringComparison.Ordinal));

        Assert.Contains("second text", page, StringComparison.Ordinal);
        Assert.Contains("class=\"person gone\" id=\"m-1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_somebody_took_back_are_in_no_format()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), WithNames);

        Assert.DoesNotContain("regretted", zip.Everything, StringComparison.Ordinal);
        Assert.Contains("took back m-2", zip.Everything, StringComparison.Ordinal);
        Assert.Equal([("edit", "m-1"), ("edit", "m-2"), ("delete", "m-2")], Lines(zip).Where(line => line.Type is LineType.Edit or LineType.Delete).Select(line => (line.Type.ToString().ToLowerInvariant(), line.ReplyTo!)));
    }

    [Fact]
    public async Task Only_the_wanted_formats_are_there()
    {
        var zip = await ExportedZip.OfAsync(await SampleCases.ManyAsync(), new(new(), ExportFormats.Csv | ExportFormats.Jsonl, "tests"));
        Assert.Equal(["README.txt", "transcript.jsonl", "messages.csv", "decisions.csv", "manifest.json", "manifest.sha256"], zip.Files.Keys);
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_is_named_and_keeps_nothing_back()
    {
        using var folder = new TemporaryFolder();
        var store = new FileTranscriptStore(folder.Path);
        var good = await store.AppendAsync(Turns.First, TranscriptVersion.New, Turns.Saying("fine"), TestContext.Current.CancellationToken);
        await store.AppendAsync(Turns.First with { Number = 2 }, TranscriptVersion.New, Turns.Saying("broken"), TestContext.Current.CancellationToken);
        var second = Directory.GetFiles(folder.Path, "000002.jsonl", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(second, "{\"at\":\"2026-11-20T09:00:00+00:00\",\"events\":[{\"event\":\"from-the-future\"}]}\n{}\n", TestContext.Current.CancellationToken);

        var manifest = (await ExportedZip.OfAsync(store, WithNames)).Result.Manifest;
        Assert.NotNull(good);
        Assert.Equal(1, manifest.Counts.Cases);
        Assert.Equal(("unreadable", $"{Turns.First.Conversation}-2"), (Assert.Single(manifest.Exceptions).Reason, Assert.Single(manifest.Exceptions[0].Cases)));
    }

    [Fact]
    public async Task F12_the_first_file_leaves_before_anything_is_looked_for()
    {
        var store = await SampleCases.ManyAsync();
        var output = new ExportedZip.AsyncOnlyStream();
        var sent = 0L;
        await new Exporter(store, TimeProvider.System, ExportedZip.Key).WriteAsync(WithNames, Look, output, TestContext.Current.CancellationToken);

        Assert.InRange(sent, 500, output.Length);

        Task<Survey> Look(CancellationToken stop)
        {
            sent = output.Length;
            return Survey.OfAsync(store, new(), stop);
        }
    }

    [Fact]
    public async Task A_stopped_export_stops_at_once()
    {
        var store = await SampleCases.ManyAsync();
        using var stop = new CancellationTokenSource();
        var output = new ExportedZip.AsyncOnlyStream { Before = _ => stop.Cancel() };
        var survey = await Survey.OfAsync(store, new(), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Exporter(store, TimeProvider.System, ExportedZip.Key).WriteAsync(WithNames, survey, output, stop.Token));
        Assert.InRange(output.Length, 0, 1000);
    }

    private static List<IDictionary<string, object>> Rows(ExportedZip zip, string sheet) =>
        [.. new MemoryStream(zip.Files["tables.xlsx"]).Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];

    private static IEnumerable<ExportedLine> Lines(ExportedZip zip) =>
        zip["transcript.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, LineJson.Line)!);

    private static IEnumerable<(string? Type, string? Name, long? Size)> Attached(ExportedZip zip, string folder, string list, string type) =>
        from file in zip.Files
        where file.Key.StartsWith(folder, StringComparison.Ordinal)
        from message in JsonDocument.Parse(file.Value).RootElement.EnumerateArray()
        where message.TryGetProperty(list, out _)
        from one in message.GetProperty(list).EnumerateArray()
        select ((string?)one.GetProperty(type).GetString(), one.GetProperty("name").GetString(), one.TryGetProperty("size", out var size) ? size.GetInt64() : (long?)null);

    private static string Page(ExportedZip zip, string folder) =>
        zip.Files.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Select(path => zip[path]).Single(page => page.Contains("two files", StringComparison.Ordinal));

    private static int Items(ExportedZip zip, string folder) =>
        zip.Files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal)).Sum(file => JsonDocument.Parse(file.Value).RootElement.GetArrayLength());

    private static int Count(string text, string what) => text.Split(what).Length - 1;

    // Those of the recommendation, which is not part of the conversation.
    private static int Headings(string page) => Count(page[..page.IndexOf("## Conversation", StringComparison.Ordinal)], "\n### ");
}
