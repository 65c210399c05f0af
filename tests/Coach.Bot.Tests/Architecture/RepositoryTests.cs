using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Coach.Bot.Tests.Architecture;

/// <summary>What every file of the repository keeps to, code or not.</summary>
public partial class RepositoryTests
{
    private static readonly FrozenSet<string> Words = SourceFile.Product.Concat(SourceFile.Tests)
        .SelectMany(file => SourceFile.Tokens(file.Root, SyntaxKind.IdentifierToken).Concat(SourceFile.Literals(file.Root)))
        .ToFrozenSet(StringComparer.Ordinal);

    public static TheoryData<string> Pages => [.. Repository.Named("docs/*.md"), "CONTRIBUTING.md", "CHANGELOG.md"];

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() =>
        Offenders.None(Repository.Files.Where(path => MachinePath().IsMatch(Repository.Read(path))));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Offenders.None(Repository.Files.Where(IsOurs).Where(path => LeftForLater().IsMatch(Repository.Read(path))));

    [Fact]
    public void Every_project_keeps_its_lock_file() =>
        Assert.All(Repository.Named("*.csproj"), project => Assert.Contains($"{project[..project.LastIndexOf('/')]}/packages.lock.json", Repository.Files));

    [Fact]
    public void No_lock_file_names_a_registry() =>
        Offenders.None(from path in Repository.Files
                       where Path.GetFileName(path) is "packages.lock.json" or "package-lock.json" && Registry().IsMatch(Repository.Read(path))
                       select path);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Docs_name_only_what_exists(string page) => Offenders.None(Found(Mark(), page).Where(name => !Exists(name)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Docs_link_only_to_what_exists(string page) =>
        Offenders.None(Found(Link(), page).Where(target => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target))));

    [GeneratedRegex(@"(?<![\w.~-])/(root|work|Users/\w+|home/\w+)/|\b[A-Za-z]:\\{1,2}Users\b", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]xception)\b", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex LeftForLater();

    [GeneratedRegex("\"resolved\": \"http|nuget[.]org|registry[.]", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Registry();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 60000)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\]\((?!https?:)(?<name>[^)#]+)", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(src|tests|docs)/[\w./*-]+$|^[\w./*-]+\.(cs|csproj|css|csv|js|json|md|props|resx|sln|txt)$", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Z]\w*[a-z]\w*(\.\w+)*$", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex TypeName();

    private static bool IsOurs(string path) => path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal);

    // What stands in a block of code is an example, or of another tool.
    private static IEnumerable<string> Found(Regex what, string page) =>
        what.Matches(Block().Replace(Repository.Read(page), "")).Select(match => match.Groups["name"].Value);

    private static bool Exists(string name) => name switch
    {
        _ when FileName().IsMatch(name) => Path.Exists(Path.Combine(Repository.Root, name)) || Repository.Named("*/" + name).Any(),
        _ when TypeName().IsMatch(name) => name.Split('.').All(Words.Contains),
        _ => true,
    };
}
