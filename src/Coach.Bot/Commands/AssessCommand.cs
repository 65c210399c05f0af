using System.CommandLine;
using Coach.Bot.Commands.Assessing;
using Coach.Bot.Commands.Backlogs;
using Coach.Bot.Settings;

namespace Coach.Bot.Commands;

/// <summary>assess: decides cases that programs or spreadsheets hold.</summary>
internal static class AssessCommand
{
    public static Command Make(Terminal terminal, Func<CoachSettings> settings)
    {
        var csv = new Option<bool>("--csv") { Description = "Read a backlog of requests from a spreadsheet saved as CSV, and write it with the answers behind it." };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Without it: standard output.", HelpName = "file" };
        var input = new Argument<string?>("file") { Description = "The file to read. Without it: standard input.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("assess", "Decide cases without a conversation: JSON lines in, one JSON line out for each; or a backlog of requests as CSV.") { csv, output, input };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (isBacklog, from) = (parsed.GetValue(csv), parsed.GetValue(input));
            var policy = settings().Policy;
            if (from is null && terminal.IsAttended)
            {
                await terminal.Error.WriteLineAsync(isBacklog ? "Waiting for CSV; end with Ctrl+D." : "Waiting for cases, one JSON object a line; end with Ctrl+D.");
            }

            return await new FilePair(from, parsed.GetValue(output), IsMarked: isBacklog).RunAsync(terminal, files =>
                isBacklog ? new Backlog(files, policy).RunAsync(cancellation) : AssessLines.RunAsync(files, policy, cancellation));
        });
        return command;
    }
}
