using System.Buffers;
using System.Text;

namespace Coach.Transcripts.Export.Formats;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula (https://owasp.org/www-community/attacks/CSV_Injection): a line that starts with one of
/// = + - @, also after blanks or as full-width characters, or with a tab, gets an apostrophe in front, and so does a cell that starts with a line break.
/// </summary>
public static class FormulaCells
{
    private const string Starts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\v\f\u0085\u2028\u2029");
    private const string Invisible = "\u00AD\u200B\u200C\u200D\u2060\uFEFF";

    public static string Defused(string cell)
    {
        var safe = new StringBuilder(cell.Length + 1);
        for (var start = 0; start < cell.Length;)
        {
            var end = EndOfLine(cell, start);
            safe.Append(IsFormula(cell.AsSpan(start, end - start)) || (start == 0 && IsBreak(cell[0])) ? "'" : "").Append(cell, start, end - start);
            start = end;
        }

        return safe.ToString();
    }

    private static bool IsFormula(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && IsBlank(line[at]))
        {
            at++;
        }

        return line is ['\t', ..] || (at < line.Length && Starts.Contains(line[at], StringComparison.Ordinal));
    }

    /// <summary>Behind the line break, or at the end of the cell.</summary>
    private static int EndOfLine(string cell, int start)
    {
        var at = cell.AsSpan(start).IndexOfAny(Breaks);
        return at < 0 ? cell.Length : start + at + 1;
    }

    private static bool IsBlank(char character) => !IsBreak(character) && (char.IsWhiteSpace(character) || Invisible.Contains(character, StringComparison.Ordinal));

    private static bool IsBreak(char character) => Breaks.Contains(character);
}
