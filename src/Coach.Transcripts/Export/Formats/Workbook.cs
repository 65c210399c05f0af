using System.Collections.Immutable;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Coach.Transcripts.Export.Formats;

/// <summary>Tables as sheets of one Excel file. All cells are text, so none can run as a formula.</summary>
internal static class Workbook
{
    private const int LongestCell = 32_767; // https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
    private const string Cut = " ... (cut here, the whole text is in messages.csv)";
    private static readonly OpenXmlConfiguration Plain = new() { AutoFilter = false, TableStyles = TableStyles.None };

    /// <summary>Writes the sheets in order.</summary>
    /// <param name="to">A file: the library writes without tasks, and goes back in it.</param>
    public static void Write(Stream to, params (string Name, ImmutableArray<string> Header, IEnumerable<string[]> Rows)[] sheets) =>
        to.SaveAs(sheets.ToDictionary(sheet => sheet.Name, sheet => (object)Rows(sheet.Header, sheet.Rows), StringComparer.Ordinal), configuration: Plain);

    private static IEnumerable<IDictionary<string, object>> Rows(ImmutableArray<string> header, IEnumerable<string[]> rows) =>
        rows.Select(row => (IDictionary<string, object>)header.Zip(row).ToDictionary(cell => cell.First, cell => (object)Cell(cell.Second), StringComparer.Ordinal));

    private static string Cell(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune.Value) ? rune.ToString() : "\uFFFD"));
        return clean.Length <= LongestCell ? clean : clean[..Whole(clean, LongestCell - Cut.Length)] + Cut;
    }

    private static bool IsXml(int code) => code > char.MaxValue || XmlConvert.IsXmlChar((char)code);

    private static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
