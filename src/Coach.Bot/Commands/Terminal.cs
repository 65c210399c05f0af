using System.Text;

namespace Coach.Bot.Commands;

/// <summary>What a command reads and writes, and its clock.</summary>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, TimeProvider Time)
{
    /// <summary>Whether a person sits before it; otherwise it is a pipe or a file and nothing is drawn.</summary>
    public bool IsAttended { get; init; }

    public static Terminal OfThisProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var input = Console.IsInputRedirected ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : Console.In;
        return new(input, Console.Out, Console.Error, TimeProvider.System) { IsAttended = !Console.IsInputRedirected && !Console.IsOutputRedirected };
    }

    /// <summary>The next line; null at the end. Can be cancelled while somebody thinks, which a console's own reading can't.</summary>
    public Task<string?> ReadLineAsync(CancellationToken cancellation) => Task.Run(In.ReadLine, cancellation).WaitAsync(cancellation);
}
