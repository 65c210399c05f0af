using Coach.Core.Conversations;

namespace Coach.Bot.Commands.Chatting;

/// <summary>Where a conversation in a terminal is shown: drawn for a person, plain for a pipe.</summary>
internal interface IScreen
{
    /// <summary>What the coach says, and what can be chosen.</summary>
    void Show(Reply reply, Numbers numbers);

    /// <summary>What the person did, where it isn't on the screen already.</summary>
    void Echo(string done);

    /// <summary>Something the program says, not the coach.</summary>
    void Note(string text);

    /// <summary>Invites the person to type.</summary>
    void Prompt();
}

/// <summary>The look that fits a terminal, and what both looks need.</summary>
internal static class Screens
{
    public static IScreen For(Terminal terminal) =>
        terminal.IsAttended ? new DrawnScreen(Spectre.Console.AnsiConsole.Create(new() { Out = new Spectre.Console.AnsiConsoleOutput(terminal.Out) })) : new PlainScreen(terminal.Out);

    /// <summary>Text without characters that steer a terminal.</summary>
    public static string Clean(string text) => string.Concat(text.Where(character => !char.IsControl(character) || character == '\n'));

    public static string Label(Numbered one) => one.Number is { } number ? $"[{number}] {one.Choice.Label}" : $"[{one.Choice.Label}]";
}
