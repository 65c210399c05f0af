using System.Text;

namespace Coach.Bot.Commands;

/// <summary>Files that a command was told to read or write, in place of its standard input and output.</summary>
/// <param name="From">Null for standard input.</param>
/// <param name="To">Null for standard output.</param>
/// <param name="IsMarked">Whether a byte order mark starts the written file, which spreadsheets need to see that it is UTF-8.</param>
internal sealed record FilePair(string? From, string? To, bool IsMarked)
{
    /// <summary>Runs a command on these files. What it writes appears under its name only when it is whole, so both may be the same file.</summary>
    public async Task<int> RunAsync(Terminal terminal, Func<Terminal, Task<int>> command)
    {
        using var reader = From is null ? null : new StreamReader(From, Encoding.UTF8);
        var files = terminal with { In = reader ?? terminal.In };
        if (To is null)
        {
            return await command(files);
        }

        var part = To + ".part";
        try
        {
            int code;
            await using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(IsMarked)))
            {
                code = await command(files with { Out = writer });
            }

            reader?.Dispose();
            File.Move(part, To, overwrite: true);
            return code;
        }
        finally
        {
            File.Delete(part); // left over only when the command failed
        }
    }
}
