using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Coach.Bot.Sending;
using Coach.Core.Conversations;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Bot.Tests.Sending;

/// <summary>A channel that takes messages when a test lets it. Each paragraph of a reply is a message of its own.</summary>
internal sealed class FakeLine : IReplyLine, IReplyCarrier
{
    private readonly ConcurrentQueue<string> taken = new();

    public string Channel => "teams";

    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    public JsonElement Address => JsonSerializer.SerializeToElement("here", AddressJson.Default.String);

    /// <summary>What happens to each message before it is taken.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyCollection<string> Taken => taken;

    public IReplyLine LineTo(JsonElement address) => address.GetString() == "here" ? this : throw new InvalidOperationException("Another address.");

    public Task<IReplyLine?> FindAsync(ConversationAddress conversation, Person with, CancellationToken cancellation) => Task.FromResult<IReplyLine?>(this);

    public ImmutableArray<SendPart> Parts(Reply reply) =>
        [.. reply.Body.Select(block => ((Block.Paragraph)block).Text).Select(text => new SendPart(cancellation => TakeAsync(text, cancellation)))];

    public Task ReplaceAsync(string messageId, PromptAnswered by, CancellationToken cancellation) => TakeAsync($"{messageId}: {by.Answer}", cancellation);

    private async Task<string?> TakeAsync(string text, CancellationToken cancellation)
    {
        await Before(text, cancellation);
        taken.Enqueue(text);
        return $"id-{text}";
    }
}
