using System.Reflection;

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>Where things lie in the working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Noted("Repository");

    public static string Host { get; } = Path.Combine(Root, Noted("Host"));

    public static string Playground { get; } = Path.Combine(Root, "tests", "Coach.Bot.EndToEnd", "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    public static string Bicep { get; } = Noted("Bicep");

    /// <summary>A file to save a picture in. Not committed: pictures are for people to look at.</summary>
    public static string Screenshot(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "TestResults", "screenshots")).FullName, name + ".png");

    private static string Noted(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(noted => string.Equals(noted.Key, key, StringComparison.Ordinal)).Value!;
}
