using System.Collections.Immutable;
using Coach.Bot.EndToEnd.Hosting;
using Coach.Core.Conversations;
using Coach.Transcripts;

[assembly: AssemblyFixture(typeof(SharedHost))]

namespace Coach.Bot.EndToEnd.Hosting;

/// <summary>One host for all tests that don't need to kill it: each talks in a conversation of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public CoachHost Host { get; private set; } = null!;

    public Logs Logs => new(folder.Path);

    public async ValueTask InitializeAsync() => Host = await CoachHost.StartAsync(folder.Path);

    public ValueTask DisposeAsync()
    {
        Host?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The transcripts that a host left on the disk.</summary>
public sealed class Logs(string folder)
{
    private readonly FileTranscriptStore store = new(folder) { Patience = TimeSpan.FromSeconds(30) };

    /// <summary>The turns of the newest case of a conversation; none while there is no case.</summary>
    public async Task<ImmutableArray<Turn>> ReadAsync(ConversationAddress conversation)
    {
        var name = CaseNames.HashOf(conversation);
        return await store.LatestAsync(name, default) is { } number ? (await store.ReadAsync(new(name, number), default)).Turns : [];
    }

    /// <summary>Everything that the disk holds of a conversation; what is being written just now not yet.</summary>
    public async Task<string> TextAsync(ConversationAddress conversation)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file.Contains(CaseNames.HashOf(conversation), StringComparison.Ordinal) && !file.EndsWith(".new", StringComparison.Ordinal));
        return string.Concat(await Task.WhenAll(files.Select(TextAsync)));
    }

    private static async Task<string> TextAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
