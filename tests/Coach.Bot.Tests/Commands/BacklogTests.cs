using Coach.Bot.Commands;
using Coach.Bot.Commands.Backlogs;
using Coach.Core.Conversations;
using CsvHelper;

namespace Coach.Bot.Tests.Commands;

public class BacklogTests
{
    private const string Request = "We need a course so that they check the invoice against the order";
    private const string Facts = $"performance: {Request}; asked_modality: course";

    private static readonly string[] Added = ["behaviour", "decision", "verdict", "confidence", "ask", "warnings", "facts"];
    private static readonly string[] Answer = ["ask", "", "not yet known", "low", "skill", "MODALITY_FIRST", Facts];

    [Fact]
    public async Task Rows_and_columns_are_kept_and_the_answer_stands_behind_them()
    {
        var (code, rows, _) = await RunAsync($"Team, REQUEST ,Id\nFinance,{Request},r1\n");
        Assert.Equal(0, code);
        Assert.Equal([["Team", " REQUEST ", "Id", .. Added], ["Finance", Request, "r1", .. Answer]], rows);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    public async Task The_separator_is_found_and_kept_though_the_texts_hold_the_other(char separator)
    {
        var text = $"They check the invoice{(separator == ';' ? ", carefully, always" : "; carefully; always")}";
        var (code, rows, terminal) = await RunAsync($"id;request;date\n1;{text};2026-11-23\n2;{text};\n".Replace(';', separator).Replace($"{separator} ", separator == ',' ? "; " : ", ", StringComparison.Ordinal));
        Assert.Equal(0, code);
        Assert.Equal(text, rows[1][1]);
        Assert.StartsWith($"id{separator}request{separator}date{separator}behaviour", terminal.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_line_breaks_and_a_byte_order_mark_are_read_and_written_as_they_are()
    {
        var (code, rows, _) = await RunAsync("\uFEFF\"id\",\"request\",\"note\"\r\n1,\"They say \"\"no\"\", and leave\",\"two\r\nlines\"\r\n");
        Assert.Equal(0, code);
        Assert.Equal(["id", "request", "note"], rows[0][..3]);
        Assert.Equal(["1", "They say \"no\", and leave", "two\r\nlines"], rows[1][..3]);
    }

    [Fact]
    public async Task Formulas_are_defused_in_kept_cells_headers_and_quotes()
    {
        var (_, rows, _) = await RunAsync("id,request,=cmd\n=1+1,\"=HYPERLINK(1) they check the invoice\n@then pay\",\"fine\n\u00A0+1\"\n");
        Assert.Equal("'=cmd", rows[0][2]);
        Assert.Equal(["'=1+1", "'=HYPERLINK(1) they check the invoice\n'@then pay", "fine\n'\u00A0+1"], rows[1][..3]);
        Assert.All(rows.SelectMany(row => row).SelectMany(cell => cell.Split('\n')), line => Assert.DoesNotMatch("^[ \u00A0]*[=+@-]", line));
    }

    [Fact]
    public async Task The_date_of_a_row_is_the_day_it_is_read_on()
    {
        var (code, rows, _) = await RunAsync("id,request,locale,date\n1,They check the invoice,en-GB,2026-11-23\n");
        Assert.Equal((0, "ask"), (code, rows[1][4]));
    }

    [Theory]
    [InlineData("number,wish", "The header has no column id and request. Found: number, wish. A backlog has the columns id and request, and may have locale and date.")]
    [InlineData("id,wish", "The header has no column request. Found: id, wish. A backlog has the columns id and request, and may have locale and date.")]
    [InlineData("", "The file is empty: a backlog has a header with the columns id and request.")]
    public async Task A_missing_column_is_named_with_what_was_found(string header, string expected)
    {
        var (code, rows, terminal) = await RunAsync(header);
        Assert.Equal(1, code);
        Assert.Empty(rows);
        Assert.Equal(expected, terminal.Errors().TrimEnd());
    }

    [Fact]
    public async Task A_row_that_cannot_be_answered_stays_and_is_named_with_its_line()
    {
        var (code, rows, terminal) = await RunAsync($"id,request,date\n1,\"two\nlines are fine\",\n2,,\n,{Request},\n4,{Request},1 March\n5,unquoted, comma,,\n6,{Request},\n");
        Assert.Equal(1, code);
        Assert.Equal(["ask", "error", "error", "error", "error", "ask"], rows.Skip(1).Select(row => row[3]));
        Assert.Equal(
            [
                "line 4: request is empty",
                "line 5: id is empty",
                "line 6: date \"1 March\" is not a day written as 2026-11-23",
                "line 7: has 5 cells, the header 3; a text that holds the separator must stand in quotes",
            ],
            terminal.Errors().ReplaceLineEndings("\n").Lines());
        Assert.Equal("request is empty", rows[2][^1]);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_named()
    {
        var (code, rows, terminal) = await RunAsync($"id,request\n1,{Request}\n2,\"never closed\n3,{Request}\n");
        Assert.Equal(1, code);
        Assert.Equal(["ask", "error"], rows.Skip(1).Select(row => row[2]));
        Assert.Contains("line 3: a quote is opened and never closed", terminal.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_end_stops_the_run_with_its_line()
    {
        var (code, _, terminal) = await RunAsync($"id,request\n1,{Request}\n2,\"{new string('x', 2_000_000)}");
        Assert.Equal(1, code);
        Assert.Contains("line 3", terminal.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answered_backlog_can_be_answered_again_and_nothing_is_overwritten()
    {
        var (_, _, once) = await RunAsync($"id,request\n1,{Request}\n");
        var (code, rows, _) = await RunAsync(once.Written());
        Assert.Equal(0, code);
        Assert.Equal(["id", "request", .. Added, .. Added.Select(name => $"coach_{name}")], rows[0]);
        Assert.Equal(["1", Request, .. Answer, .. Answer], rows[1]);
    }

    [Fact]
    public async Task Ten_thousand_rows_stream_through()
    {
        using var input = new Rows(10_000);
        var output = new StringWriter();
        input.BeforeTheLast = () => Assert.True(output.GetStringBuilder().Length > 0, "nothing was written until everything had been read");
        Assert.Equal(0, await new Backlog(TestTerminal.Reading(input) with { Out = output }, CoachPolicy.Default).RunAsync(TestContext.Current.CancellationToken));
        var rows = Read(output.ToString());
        Assert.Equal(10_001, rows.Count);
        Assert.Equal("r10000", rows[^1][0]);
        Assert.All(rows.Skip(1), row => Assert.True(row.Skip(2).SequenceEqual(Answer), row[0]));
    }

    private static async Task<(int Code, List<string[]> Rows, Terminal Terminal)> RunAsync(string csv)
    {
        var terminal = TestTerminal.Reading(new StringReader(csv));
        var code = await new Backlog(terminal, CoachPolicy.Default).RunAsync(TestContext.Current.CancellationToken);
        return (code, Read(terminal.Written()), terminal);
    }

    private static List<string[]> Read(string csv)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(csv, CsvReaderOptions.Default with { HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw });
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    /// <summary>A file that comes row by row.</summary>
    private sealed class Rows(int count) : TextReader
    {
        private int row = -1;

        public Action BeforeTheLast { get; set; } = () => { };

        public override int Read(char[] buffer, int index, int count) => Next(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer) => Next(buffer);

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Next(buffer.Span));

        private int Next(Span<char> buffer)
        {
            if (++row > count)
            {
                return 0;
            }

            if (row == count)
            {
                BeforeTheLast();
            }

            var text = row == 0 ? "id,request\n" : $"r{row},{Request}\n";
            text.CopyTo(buffer);
            return text.Length;
        }
    }
}
