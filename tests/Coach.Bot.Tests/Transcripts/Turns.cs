using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Tests.Transcripts;

/// <summary>Turns to store, and how to compare what came back: records with lists compare by reference, their lines by value.</summary>
internal static class Turns
{
    public static ConversationAddress Chat { get; } = new("teams", "tenant", "a:1chat", IsPersonal: true);

    public static CaseName First { get; } = CaseNames.For(Chat, 1);

    public static string GoldenPath { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Transcripts", "v1.jsonl");

    /// <summary>A recorded log that holds every kind of event with every field.</summary>
    public static byte[] Golden() => File.ReadAllBytes(GoldenPath);

    public static Turn Saying(string text, string id = "m-1") => new(
        DateTimeOffset.UnixEpoch,
        [new ConversationEvent.MessageReceived(id, new("u-1", null), new Said.Typed(text))]);

    public static string TextOf(Turn turn) => ((Said.Typed)Message(turn).Said).Text;

    public static string IdOf(Turn turn) => Message(turn).Id;

    public static string[] Lines(IEnumerable<Turn> turns) => [.. turns.Select(turn => System.Text.Encoding.UTF8.GetString(TranscriptLines.Write(turn)))];

    private static ConversationEvent.MessageReceived Message(Turn turn) => turn.Events.OfType<ConversationEvent.MessageReceived>().Single();
}
