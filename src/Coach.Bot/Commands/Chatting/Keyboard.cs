namespace Coach.Bot.Commands.Chatting;

/// <summary>What a person types. From a pipe it is shown as well, where a terminal would have shown it while it was typed.</summary>
internal sealed class Keyboard(Terminal terminal, IScreen screen)
{
    /// <summary>The next line; null when the input ends or the person leaves.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellation)
    {
        screen.Prompt();
        var line = await terminal.ReadLineAsync(cancellation);
        if (line is not null && !terminal.IsAttended)
        {
            screen.Echo(line);
        }

        return line is null || IsExit(line) ? null : line;
    }

    private static bool IsExit(string line) => line.Trim().Equals("exit", StringComparison.OrdinalIgnoreCase);
}
