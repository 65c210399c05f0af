using System.Text.RegularExpressions;

namespace Coach.Bot.Tests.Architecture;

/// <summary>The table of settings in README says all of them, and no other.</summary>
public partial class SettingsTableTests
{
    // ASP.NET's own, read by ASP.NET.
    private static readonly string[] OfTheHost = ["urls", "Logging:LogLevel:Default", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];

    [Fact]
    public void README_lists_every_setting_that_the_code_reads() =>
        Assert.Equal(
            SourceFile.Product.Where(file => file.Folder.StartsWith("src/Coach.Bot", StringComparison.Ordinal)).SelectMany(file => SourceFile.Literals(file.Root)).Where(IsKey).Distinct().Order(StringComparer.Ordinal),
            Rows().Except(OfTheHost, StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Rows() => Row().Matches(Repository.Read("README.md")).Select(match => match.Groups["key"].Value).Distinct();

    private static bool IsKey(string literal) => Key().IsMatch(literal);

    [GeneratedRegex("^(((Coach|Limits|Slack|Teams|Transcripts|Understanding|Facilitators|Access)(:[A-Z][A-Za-z]+)+)|MicrosoftApp[A-Z][A-Za-z]+|OTEL_EXPORTER_OTLP_ENDPOINT|APPLICATIONINSIGHTS_CONNECTION_STRING)$", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `(?<key>[\w:]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 60000)]
    private static partial Regex Row();
}
