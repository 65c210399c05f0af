using System.Runtime.CompilerServices;
using System.Text;

namespace Coach.Bot.Commands.Assessing;

/// <summary>One line of input.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Empty when the line is too long.</param>
internal readonly record struct Line(int Number, string Text, bool IsTooLong);

/// <summary>Lines as they come in, none kept longer than it is allowed to be, however long it is.</summary>
internal static class BoundedLines
{
    public const int MostBytes = 256 * 1024;
    private const int AtATime = 8 * 1024;
    private const char ByteOrderMark = '\uFEFF';

    public static async IAsyncEnumerable<Line> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new char[AtATime];
        var line = new StringBuilder();
        var number = 0;
        for (var read = await reader.ReadAsync(chunk, cancellation); read > 0; read = await reader.ReadAsync(chunk, cancellation))
        {
            var rest = chunk.AsMemory(0, read);
            for (var end = rest.Span.IndexOf('\n'); end >= 0; end = rest.Span.IndexOf('\n'))
            {
                Keep(line, rest[..end]);
                yield return Taken(line, ++number);
                rest = rest[(end + 1)..];
            }

            Keep(line, rest);
        }

        if (line.Length > 0)
        {
            yield return Taken(line, ++number);
        }
    }

    private static void Keep(StringBuilder line, ReadOnlyMemory<char> part) => line.Append(part[..Math.Min(part.Length, MostBytes + 1 - line.Length)]);

    private static Line Taken(StringBuilder line, int number)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        var isTooLong = Encoding.UTF8.GetByteCount(text) > MostBytes;
        return new(number, isTooLong ? "" : number == 1 ? text.TrimStart(ByteOrderMark) : text, isTooLong);
    }
}
