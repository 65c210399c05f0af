using System.Text.RegularExpressions;

namespace Coach.Bot.Tests.Architecture;

/// <summary>The table of settings in README says all of them, and no other. A section that is read whole stands there by its keys.</summary>
public partial class SettingsTableTests
{
    // ASP.NET's own, read by ASP.NET.
    private static readonly string[] OfTheHost = ["urls", "Logging:LogLevel:Default", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];

    private static readonly string[] Rows = [.. Row().Matches(Repository.Read("README.md")).Select(match => match.Groups["key"].Value)];

    private static readonly string[] Read =
        [.. SourceFile.Product.Where(file => file.Folder == "src/Coach.Bot/Settings").SelectMany(file => SourceFile.Literals(file.Root)).Where(literal => Key().IsMatch(literal)).Distinct()];

    [Fact]
    public void Every_setting_that_the_code_reads_has_a_row() => Offenders.None(Read.Where(key => !Rows.Any(row => IsOf(row, key))));

    [Fact]
    public void Every_row_is_read_by_the_code() => Offenders.None(Rows.Except(OfTheHost, StringComparer.Ordinal).Where(row => !Read.Any(key => IsOf(row, key))));

    private static bool IsOf(string row, string key) => row == key || row.StartsWith(key + ":", StringComparison.Ordinal);

    [GeneratedRegex("^([A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+|MicrosoftApp[A-Z][A-Za-z]+|OTEL_EXPORTER_OTLP_ENDPOINT|APPLICATIONINSIGHTS_CONNECTION_STRING)$", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `(?<key>[\w:]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 60000)]
    private static partial Regex Row();
}
