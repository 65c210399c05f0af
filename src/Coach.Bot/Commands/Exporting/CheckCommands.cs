using System.CommandLine;

namespace Coach.Bot.Commands.Exporting;

/// <summary>verify and replay: what can be asked of an export without the coach that made it.</summary>
internal static class CheckCommands
{
    public static Command Verify(Terminal terminal) =>
        Make("verify", "Check that an export is as it was written: 0 when every byte is, else the file that differs is named.", (path, cancellation) => ExportJob.VerifyAsync(terminal, path, cancellation));

    public static Command Replay(Terminal terminal) =>
        Make("replay", "Derive every recommendation of an export again from its facts, and say whether it comes out the same.", (path, cancellation) => ExportJob.ReplayAsync(terminal, path, cancellation));

    private static Command Make(string name, string about, Func<string, CancellationToken, Task<int>> run)
    {
        var zip = new Argument<string>("zip") { Description = "The export." };
        var command = new Command(name, about) { zip };
        command.SetAction((parsed, cancellation) => run(parsed.GetRequiredValue(zip), cancellation));
        return command;
    }
}
