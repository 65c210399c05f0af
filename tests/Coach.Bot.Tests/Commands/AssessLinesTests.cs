using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Coach.Bot.Commands;
using Coach.Bot.Commands.Assessing;
using Coach.Bot.Tests.Reasoning;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;

namespace Coach.Bot.Tests.Commands;

public class AssessLinesTests
{
    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Commands", name));

    [Fact]
    public async Task Recorded_cases_are_answered_as_recorded()
    {
        var terminal = TestTerminal.Reading(new StringReader(Fixture("assess.jsonl")));
        Assert.Equal(0, await RunAsync(terminal));
        Assert.Equal(Fixture("assess.answers.jsonl"), terminal.Written());
    }

    [Fact]
    public async Task Every_combination_of_facts_is_decided_as_the_reasoner_decides_and_its_answer_can_be_fed_in_again()
    {
        var cases = FactSets.All.Select((known, index) => Given($"c{index}", known)).ToList();
        var once = TestTerminal.With([.. cases]);
        Assert.Equal(0, await RunAsync(once));
        var answers = once.Written().Lines();
        Assert.Equal(FactSets.All.Select((known, index) => $"c{index} {Summary(FactSets.Decide(FactSets.Case(known)))}"), answers.Select(Summary));

        var again = TestTerminal.With([.. answers.Select(FedAgain)]);
        Assert.Equal(0, await RunAsync(again));
        Assert.Equal(answers, again.Written().Lines());
    }

    [Fact]
    public async Task A_flawed_line_is_named_with_its_field_and_the_others_are_answered()
    {
        var terminal = TestTerminal.With(
            """{"id":"a","facts":{"skill":"present"}}""",
            "",
            """{"id":"b","facts":{"skill":"maybe","people":0}}""",
            """{"id":"c","facts":{"skill":"present"}}""");
        Assert.Equal(1, await RunAsync(terminal));
        Assert.Equal(
            ["line 3, field facts.skill: \"maybe\" is not one of present, partial, absent, unknown", "line 3, field facts.people: 0 is not a whole number above 0"],
            terminal.Errors().ReplaceLineEndings("\n").Lines());
        Assert.Equal(["a", "b", "c"], terminal.Written().Lines().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Equal(string.Join("; ", terminal.Errors().ReplaceLineEndings("\n").Lines()), JsonDocument.Parse(terminal.Written().Lines()[1]).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_line_that_is_too_long_costs_only_itself()
    {
        var terminal = TestTerminal.With(
            $$"""{"id":"a","messages":[{"role":"user","text":"{{new string('x', BoundedLines.MostBytes)}}"}]}""",
            $$"""{"id":"b","messages":[{"role":"user","text":"{{new string('é', BoundedLines.MostBytes / 2)}}"}]}""",
            """{"id":"c","facts":{}}""");
        Assert.Equal(1, await RunAsync(terminal));
        Assert.Equal(["line 1: is longer than 256 KB", "line 2: is longer than 256 KB"], terminal.Errors().ReplaceLineEndings("\n").Lines());
        Assert.StartsWith("""{"id":"c","behaviour":"ask","decision":[]""", terminal.Written().Lines()[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_made_to_be_slow_does_not_stop_the_run()
    {
        var text = string.Concat(Enumerable.Repeat("need ", 50_000));
        var terminal = TestTerminal.With($$"""{"id":"a","messages":[{"role":"user","text":"{{text}}"}]}""", """{"id":"b","facts":{}}""");
        await RunAsync(terminal);
        Assert.Equal(2, terminal.Written().Lines().Length);
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_line_is_there()
    {
        var (input, output) = (new Pipe(), new Pipe());
        using var reader = new StreamReader(input.Reader.AsStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(output.Writer.AsStream());
        using var answers = new StreamReader(output.Reader.AsStream());
        var run = RunAsync(TestTerminal.Reading(reader) with { Out = writer });
        foreach (var id in new[] { "a", "b" })
        {
            await input.Writer.WriteAsync(Encoding.UTF8.GetBytes($$$"""{"id":"{{{id}}}","facts":{}}""" + "\n"), TestContext.Current.CancellationToken);
            Assert.Contains($"\"id\":\"{id}\"", await answers.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await input.Writer.CompleteAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task What_is_open_names_its_question_also_when_the_person_skipped_it()
    {
        var terminal = TestTerminal.With("""{"id":"a","messages":[{"role":"user","text":"They check the invoice"},{"role":"user","text":"not sure"},{"role":"user","text":"not sure"},{"role":"user","text":"not sure"},{"role":"user","text":"not sure"}]}""");
        Assert.Equal(0, await RunAsync(terminal));
        Assert.Contains("\"behaviour\":\"ask\",\"decision\":[],\"open\":[\"BUILD\",\"SUPPORT\",\"ELSEWHERE\"],\"ask\":\"skill\"", terminal.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_are_no_flaw()
    {
        var terminal = TestTerminal.Reading(new StringReader("\uFEFF{\"id\":\"a\",\"facts\":{}}\r\n{\"id\":\"b\",\"facts\":{}}\r\n"));
        Assert.Equal(0, await RunAsync(terminal));
        Assert.Equal(2, terminal.Written().Lines().Length);
    }

    [Fact]
    public async Task Today_is_the_day_on_the_clock_where_none_is_given()
    {
        var terminal = TestTerminal.With("""{"id":"a","facts":{"deadline":"2027-01-17","judgment":"yes"}}""", """{"id":"b","now":"2026-11-20","facts":{"deadline":"2027-01-17","judgment":"yes"}}""");
        Assert.Equal(0, await RunAsync(terminal));
        Assert.Equal(["too_short", "enough"], terminal.Written().Lines().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("facts").GetProperty("time").GetString()));
    }

    private static Task<int> RunAsync(Terminal terminal) => AssessLines.RunAsync(terminal, CoachPolicy.Default, TestContext.Current.CancellationToken);

    private static string Given(string id, DecidingFacts known)
    {
        var facts = Enum.GetValues<Fact>().Where(fact => known[fact] is not null).Select(fact => $"\"{Word.Of(fact)}\":\"{DecidingFacts.WordOf(fact, known[fact]!.Value)}\"");
        return $$$"""{"id":"{{{id}}}","now":"2026-11-23","facts":{ {{{string.Join(',', facts)}}} }}""";
    }

    private static string Summary(Recommendation said) =>
        $"{string.Join(',', said.Certain.Select(Word.Of))} {(said.Ask is { } ask ? Word.Of(ask) : null)} {string.Join(',', said.Warnings.Select(Word.Of))} {Word.Of(said.Confidence)}";

    private static string Summary(string line)
    {
        var answer = JsonDocument.Parse(line).RootElement;
        return $"{answer.GetProperty("id")} {Words(answer, "decision")} {answer.GetProperty("ask").GetString()} {Words(answer, "warnings")} {answer.GetProperty("confidence")}";
    }

    private static string Words(JsonElement answer, string name) => string.Join(',', answer.GetProperty(name).EnumerateArray().Select(word => word.GetString()));

    private static string FedAgain(string line)
    {
        var answer = JsonDocument.Parse(line).RootElement;
        return $$"""{"id":{{answer.GetProperty("id").GetRawText()}},"now":"2026-11-23","facts":{{answer.GetProperty("facts").GetRawText()}} }""";
    }
}
