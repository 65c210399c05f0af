using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Coach.Bot.Commands.Archiving;
using Coach.Bot.Commands.Exporting;
using Coach.Bot.Settings;
using Coach.Transcripts;

namespace Coach.Bot.Commands;

/// <summary>The verbs of the one executable. Without a verb it serves, and then all arguments are the web host's own.</summary>
public static class CommandLine
{
    private const string Serve = "serve";
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "/?", "/h"];

    public static Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve) => RunAsync(args, serve, Terminal.OfThisProcess());

    /// <summary>The exit code: 0, or 1 when something could not be done.</summary>
    internal static Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve, Terminal terminal) => args switch
    {
        _ when args.Any(IsAboutTheProgram) => InvokeAsync(args, terminal),
        [] or [['-' or '/', ..], ..] => serve(args),
        [Serve, .. var rest] => serve(rest),
        ["help", .. var verb] => InvokeAsync([.. verb, "--help"], terminal),
        _ => InvokeAsync(args, terminal),
    };

    private static async Task<int> InvokeAsync(string[] args, Terminal terminal)
    {
        var parsed = Verbs(terminal, () => Configuration([.. args.Where(IsSetting)])).Parse([.. args.Where(arg => !IsSetting(arg))], new() { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false; // it would push the error out of sight
        }

        try
        {
            return await parsed.InvokeAsync(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or SettingsException or UnreadableTranscriptException)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static RootCommand Verbs(Terminal terminal, Func<IConfiguration> configuration)
    {
        var settings = () => CoachSettings.Read(configuration());
        var root = new RootCommand("A performance coach for managers.")
        {
            new Command(Serve, "Answer Microsoft Teams and the local page."),
            ChatCommand.Make(terminal, settings),
            AssessCommand.Make(terminal, settings),
            ExportCommand.Make(terminal, settings),
            CheckCommands.Verify(terminal),
            CheckCommands.Replay(terminal),
            RightsCommands.Erase(terminal, settings),
            RightsCommands.Access(terminal, settings),
            RightsCommands.Retain(terminal, settings),
            HoldCommand.Make(terminal, settings),
            ArchiveCommands.VerifyAudit(terminal, settings),
            ArchiveCommands.Reindex(terminal, settings),
            DemoCommand.Make(terminal),
            PackageCommand.Make(terminal),
            DoctorCommand.Make(terminal, configuration),
        };
        root.SetAction(_ => 0); // never run: without a verb it serves; but without it a mistyped verb would be told to be missing, too
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage((HelpAction)help.Action!);
        return root;
    }

    /// <summary>The same settings, from the same places, as the server reads.</summary>
    private static IConfiguration Configuration(string[] given) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(given)
        .Build();

    private static bool IsAboutTheProgram(string arg) => arg == "--version" || HelpWords.Contains(arg, StringComparer.Ordinal);

    /// <summary>--Section:Key=value, which is no option of a verb.</summary>
    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon && arg.IndexOf('=', StringComparison.Ordinal) > colon;
}
