using Coach.Transcripts.Export.Formats;
using CsCheck;

namespace Coach.Bot.Tests.Transcripts;

public class FormulaCellsTests
{
    private static readonly Gen<string> Cells = Gen.OneOf(Gen.Char["=+-@\t\r\n \u00A0\u200Bax\"';,\uFF1D\v\u0085"], Gen.Char).Array[0, 12].Select(characters => new string(characters));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=x", "'\r'=x")]
    [InlineData("  =x", "'  =x")]
    [InlineData("\u00A0=x", "'\u00A0=x")]
    [InlineData("\u200B=x", "'\u200B=x")]
    [InlineData("\uFF1Dx", "'\uFF1Dx")]
    [InlineData("fine\n=x\r\n \u00A0@y", "fine\n'=x\r\n' \u00A0@y")]
    [InlineData("a=b", "a=b")]
    [InlineData("1-2", "1-2")]
    [InlineData("", "")]
    [InlineData("it's - fine", "it's - fine")]
    public void A_line_that_a_spreadsheet_would_run_gets_an_apostrophe(string cell, string expected) => Assert.Equal(expected, FormulaCells.Defused(cell));

    [Fact]
    public void No_line_of_any_cell_can_be_run() => Cells.Sample(cell =>
        FormulaCells.Defused(cell).Split('\r', '\n').All(line => line.TrimStart(' ', '\u00A0', '\u200B', '\t') is not ['=' or '+' or '-' or '@' or '\uFF1D', ..] && line is not ['\t', ..]));

    [Fact]
    public void What_is_safe_is_left_alone() => Cells.Sample(cell => FormulaCells.Defused(FormulaCells.Defused(cell)) == FormulaCells.Defused(cell));
}
