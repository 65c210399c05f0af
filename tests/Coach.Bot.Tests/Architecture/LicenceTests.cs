using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coach.Bot.Tests.Architecture;

/// <summary>Every package that is shipped stands in the list of licences.</summary>
public partial class LicenceTests
{
    [Fact]
    public void Every_package_of_the_product_is_listed_with_its_licence()
    {
        var listed = Row().Matches(Repository.Read("docs/licences.md")).Select(match => match.Groups["package"].Value).ToArray();
        Offenders.None(Packages().Where(package => !listed.Any(pattern => pattern.EndsWith('*') ? package.StartsWith(pattern[..^1], StringComparison.Ordinal) : package == pattern)));
    }

    private static IEnumerable<string> Packages() => Repository.Named("src/*/packages.lock.json")
        .SelectMany(path => JsonNode.Parse(Repository.Read(path))!["dependencies"]!.AsObject())
        .SelectMany(framework => framework.Value!.AsObject())
        .Where(package => (string?)package.Value!["type"] != "Project")
        .Select(package => package.Key)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<package>[\w.]+\*?) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 60000)]
    private static partial Regex Row();
}
