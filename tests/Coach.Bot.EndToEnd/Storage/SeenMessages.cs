using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.EndToEnd.Storage;

internal static class SeenMessages
{
    /// <summary>The ids of all messages that the logs of a conversation hold, in their order, over all its cases.</summary>
    public static async Task<string[]> SeenAsync(this ITranscriptStore store, ConversationAddress conversation)
    {
        var (name, stop) = (CaseNames.HashOf(conversation), TestContext.Current.CancellationToken);
        var ids = new List<string>();
        for (var (number, last) = (1, await store.LatestAsync(name, stop) ?? 0); number <= last; number++)
        {
            ids.AddRange((await store.ReadAsync(new(name, number), stop)).Turns.SelectMany(turn => turn.Events).OfType<ConversationEvent.MessageReceived>().Select(received => received.Id));
        }

        return [.. ids];
    }
}
