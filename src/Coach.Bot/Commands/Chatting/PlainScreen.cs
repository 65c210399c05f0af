using Coach.Core.Conversations;

namespace Coach.Bot.Commands.Chatting;

/// <summary>The conversation as plain text, with what the person typed between, so that it reads well in a file.</summary>
internal sealed class PlainScreen(TextWriter output) : IScreen
{
    public void Show(Reply reply, Numbers numbers)
    {
        Write(PlainText.Of(reply with { Form = null, Choices = [] }));
        foreach (var (label, options) in numbers.Options)
        {
            Write(label);
            Write(string.Join('\n', options.Select(option => "  " + Screens.Label(option))));
        }

        Write(string.Join("  ", numbers.Buttons.Select(Screens.Label)));
        output.Write('\n');
        output.Flush();
    }

    public void Echo(string done) => Write($"> {done}\n");

    public void Note(string text) => Write($"({text})\n");

    public void Prompt() { }

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            output.Write(Screens.Clean(text) + '\n');
        }
    }
}
