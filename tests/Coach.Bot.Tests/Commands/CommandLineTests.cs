using Coach.Bot.Commands;
using Coach.Bot.Tests.Transcripts;

namespace Coach.Bot.Tests.Commands;

public class CommandLineTests
{
    private readonly List<string> served = [];

    public static TheoryData<string, string> HostArguments => new()
    {
        { "", "" },
        { "serve", "" },
        { "--urls http://localhost:1", "--urls http://localhost:1" },
        { "--environment=Development --contentRoot=/x", "--environment=Development --contentRoot=/x" },
        { "serve --Transcripts:Path=x --urls http://localhost:1", "--Transcripts:Path=x --urls http://localhost:1" },
        { "/urls=http://localhost:1", "/urls=http://localhost:1" },
    };

    [Theory]
    [MemberData(nameof(HostArguments))]
    public async Task Without_another_verb_it_serves_and_the_host_gets_its_arguments_untouched(string args, string expected)
    {
        Assert.Equal(7, await RunAsync(args, TestTerminal.With()));
        Assert.Equal([expected], served);
    }

    [Theory]
    [InlineData("asess", "assess")]
    [InlineData("caht", "chat")]
    public async Task A_mistyped_verb_is_told_which_one_was_meant_and_never_starts_the_server(string verb, string meant)
    {
        var terminal = TestTerminal.With();
        Assert.Equal(1, await RunAsync(verb, terminal));
        Assert.Contains($"'{verb}'", terminal.Errors(), StringComparison.Ordinal);
        Assert.Contains(meant, terminal.Written() + terminal.Errors(), StringComparison.Ordinal);
        Assert.Empty(served);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    public async Task Help_names_every_verb_with_an_example(string args)
    {
        var terminal = TestTerminal.With();
        Assert.Equal(0, await RunAsync(args, terminal));
        Assert.All(["serve --urls", "chat --conversation", "assess --csv", "export --from", "verify ", "replay ", "demo", "README.md"], words => Assert.Contains(words, terminal.Written(), StringComparison.Ordinal));
        Assert.All(terminal.Written().Lines(), line => Assert.True(line.Length <= 100, line));
        Assert.Empty(served);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("chat")]
    [InlineData("assess")]
    [InlineData("export")]
    [InlineData("verify")]
    [InlineData("replay")]
    [InlineData("demo")]
    [InlineData("doctor")]
    public async Task Each_verb_has_help_with_an_example(string verb)
    {
        var (one, other) = (TestTerminal.With(), TestTerminal.With());
        Assert.Equal(0, await RunAsync($"{verb} --help", one));
        Assert.Equal(0, await RunAsync($"help {verb}", other));
        Assert.Contains($"dotnet run --project src/Coach.Bot -- {verb}", one.Written(), StringComparison.Ordinal);
        Assert.Equal(one.Written(), other.Written());
        Assert.Empty(served);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var terminal = TestTerminal.With();
        Assert.Equal(0, await RunAsync("--version", terminal));
        Assert.Matches(@"^\d+\.\d+\.\d+", terminal.Written());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error_without_a_stack_trace()
    {
        var terminal = TestTerminal.With();
        Assert.Equal(1, await RunAsync("assess no-such-file.jsonl", terminal));
        Assert.Contains("no-such-file.jsonl", Assert.Single(terminal.Errors().Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_goes_with_any_verb_and_a_wrong_one_is_refused()
    {
        var fine = TestTerminal.With("""{"id":"a","now":"2026-11-23","facts":{"skill":"absent","judgment":"yes","deadline":"2026-12-23"}}""");
        Assert.Equal(0, await RunAsync("assess --Coach:LeadTimes:JudgmentDays=20", fine));
        Assert.Contains("\"time\":\"enough\"", fine.Written(), StringComparison.Ordinal);

        var wrong = TestTerminal.With();
        Assert.Equal(1, await RunAsync("assess --Coach:LeadTimes:JudgmentDays=soon", wrong));
        Assert.Contains("Coach:LeadTimes:JudgmentDays", wrong.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_can_be_read_and_written_also_in_place()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "cases.jsonl");
        await File.WriteAllTextAsync(file, """{"id":"a","facts":{"skill":"present"}}""", TestContext.Current.CancellationToken);
        Assert.Equal(0, await RunAsync($"assess {file} --out {file}", TestTerminal.With()));
        Assert.StartsWith("""{"id":"a","behaviour":"decide","decision":["ELSEWHERE"]""", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    private Task<int> RunAsync(string args, Terminal terminal) => CommandLine.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), ServeAsync, terminal);

    private Task<int> ServeAsync(string[] args)
    {
        served.Add(string.Join(' ', args));
        return Task.FromResult(7);
    }
}
