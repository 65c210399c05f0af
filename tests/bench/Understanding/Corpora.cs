using System.Collections.Immutable;

namespace Coach.Bot.Bench.Understanding;

/// <summary>The labelled files; docs/understanding.md tells who wrote them and what for.</summary>
internal static class Corpora
{
    private const string Folder = "tests/corpus";

    /// <summary>The cues were made with these.</summary>
    public static ImmutableArray<string> Tuned { get; } = Messages("examples", "seen-a", "seen-b", "seen-c");

    /// <summary>Written after the cues and without sight of them.</summary>
    public static ImmutableArray<string> Fresh { get; } = Messages("seen-d", "seen-e", "seen-f");

    /// <summary>Nothing was made or chosen with these.</summary>
    public static ImmutableArray<string> Unseen { get; } = Messages("unseen", "unseen-2");

    public static IEnumerable<string> Sayings => Directory.GetFiles(Folder, "sayings-*.txt").Order(StringComparer.Ordinal);

    private static ImmutableArray<string> Messages(params string[] names) => [.. names.Select(name => $"{Folder}/{name}.jsonl")];
}
