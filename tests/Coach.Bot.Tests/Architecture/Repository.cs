using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Coach.Bot.Tests.Architecture;

/// <summary>The repository that the tests were built from. Paths are relative to its root and written with forward slashes.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    // A folder's pattern is matched at its end: whatever lies below is never reached.
    private static readonly ImmutableArray<string> Ignored =
        [.. File.ReadLines(Path.Combine(Root, ".gitignore")).Where(line => line.Length > 0).Select(line => line[0] is '/' or '*' ? line : "/" + line)];

    /// <summary>Every file but what .gitignore names, so that it also works on a copy without git.</summary>
    public static ImmutableArray<string> Files { get; } = [.. Below(new(Root)).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The files whose whole path fits a pattern with stars; a star stands for folders too.</summary>
    public static IEnumerable<string> Named(string pattern) => Files.Where(path => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false));

    private static IEnumerable<string> Below(DirectoryInfo folder) => folder.EnumerateFileSystemInfos()
        .Where(entry => !IsIgnored(entry))
        .SelectMany(entry => entry is DirectoryInfo below ? Below(below) : [Relative(entry)]);

    private static bool IsIgnored(FileSystemInfo entry)
    {
        var path = "/" + Relative(entry) + (entry is DirectoryInfo ? "/" : "");
        return entry.Name == ".git" || Ignored.Any(pattern => path.EndsWith(pattern.TrimStart('*'), StringComparison.Ordinal));
    }

    private static string Relative(FileSystemInfo entry) => Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Coach.Bot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
