using System.Collections.Immutable;

namespace Coach.Bot.Load.Machine;

/// <summary>A bot under test: how it is started, and what is said to it.</summary>
internal sealed record Contender(string Name, string Program, ImmutableArray<string> Arguments, Script Script)
{
    public const string SigningSecret = "bench-secret";

    /// <summary>Whether a reply may be seen before it is saved; then it gets time to save before a fault comes.</summary>
    public bool SavesLater { get; init; }

    public string Path { get; init; } = "/api/messages";

    public bool IsSlack => Path.StartsWith("/slack", StringComparison.Ordinal);

    /// <summary>What it gets through the environment, besides its port and its store.</summary>
    public ImmutableDictionary<string, string> More { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A folder to keep transcripts in, in the place of the blob store.</summary>
    public string? Folder { get; init; }

    public ImmutableDictionary<string, string> Environment(int port, string store) => More.SetItems(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PORT"] = $"{port}",
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        ["BLOB_CONN"] = store,
        ["Transcripts__Store"] = Folder is null ? "blobs" : "files",
        ["Transcripts__Path"] = Folder ?? "",
        ["Transcripts__ConnectionString"] = store,
        ["SLACK_SIGNING_SECRET"] = SigningSecret,
        ["SLACK_API_URL"] = $"{Sinks.Address}/api/",
        ["Logging__LogLevel__Default"] = "Warning",
        ["NODE_ENV"] = "production",
    });
}

/// <summary>Where the replies of every bot go: this process.</summary>
internal static class Sinks
{
    public const int Port = 31990;

    public static string Address => $"http://127.0.0.1:{Port}";
}
