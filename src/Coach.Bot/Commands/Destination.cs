using System.Text;

namespace Coach.Bot.Commands;

/// <summary>Files that a command was told to read or write, in place of its standard input and output.</summary>
internal static class Destination
{
    /// <summary>Runs a command on these files. What it writes appears under its name only when it is whole, so the input may have the same name.</summary>
    /// <param name="marked">Whether a byte order mark starts the file, which spreadsheets need to see that it is UTF-8.</param>
    public static async Task<int> RunAsync(Terminal terminal, string? input, string? output, bool marked, Func<Terminal, Task<int>> command)
    {
        using var reader = input is null ? null : new StreamReader(input, Encoding.UTF8);
        var files = terminal with { In = reader ?? terminal.In };
        if (output is null)
        {
            return await command(files);
        }

        var part = output + ".part";
        try
        {
            int code;
            await using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(marked)))
            {
                code = await command(files with { Out = writer });
            }

            reader?.Dispose();
            File.Move(part, output, overwrite: true);
            return code;
        }
        finally
        {
            File.Delete(part); // left over only when the command failed
        }
    }
}
