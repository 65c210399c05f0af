using System.CommandLine;
using Coach.Bot.Archiving;
using Coach.Bot.Commands.Chatting;
using Coach.Bot.Settings;
using Microsoft.Extensions.Caching.Memory;

namespace Coach.Bot.Commands;

/// <summary>chat: the same conversation as in Teams, in a terminal.</summary>
internal static class ChatCommand
{
    public static Command Make(Terminal terminal, Func<CoachSettings> settings)
    {
        var name = new Option<string?>("--conversation", "-c") { Description = "Go on with this conversation, or give a new one this name.", HelpName = "name" };
        var command = new Command("chat", "Talk to the coach here. It is stored like any other conversation, in Transcripts:Path (./data).") { name };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, settings(), parsed.GetValue(name), cancellation));
        return command;
    }

    public static async Task<int> RunAsync(Terminal terminal, CoachSettings settings, string? name, CancellationToken cancellation)
    {
        var conversation = name ?? Guid.NewGuid().ToString("N")[..8];
        var archive = Archive.Open(settings.Transcripts, terminal.Time);
        using var orders = new ErasureOrders(archive);
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var screen = Screens.For(terminal);
        var chat = new Chat(new(new(archive.Store, memory, new DataRights(archive, orders), settings.Transcripts.Keep), settings.Policy, terminal.Time), terminal, screen, settings.Policy);
        screen.Note("Type an answer, a number, or help. Leave with exit or Ctrl+C.");
        try
        {
            await chat.OpenAsync(conversation, cancellation);
            await chat.TalkAsync(conversation, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await terminal.Out.WriteLineAsync(); // Ctrl+C leaves, it doesn't fail
        }

        await orders.RunAsync(CancellationToken.None);
        await archive.Store.FlushAsync(CancellationToken.None);
        screen.Note($"Goodbye. The conversation is stored in {settings.Transcripts.Path}; go on with it: chat --conversation {conversation}");
        return 0;
    }
}
