using System.Collections.Immutable;
using System.Text.Json;
using Coach.Core.Conversations;

namespace Coach.Bot.Sending;

/// <summary>One channel's way to people.</summary>
public interface IReplyCarrier
{
    /// <summary>As in <see cref="ConversationAddress.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>The line to a conversation, from what <see cref="IReplyLine.Address"/> once gave; also after a restart.</summary>
    IReplyLine LineTo(JsonElement address);

    /// <summary>The line to a personal chat in which nobody spoke just now; null when the person can't be reached there, or doesn't want to be.</summary>
    Task<IReplyLine?> FindAsync(ConversationAddress conversation, Person with, CancellationToken cancellation);
}

/// <summary>Sends one message.</summary>
/// <returns>The channel's id of it; null when it gives none.</returns>
public delegate Task<string?> SendPart(CancellationToken cancellation);

/// <summary>The way back to one conversation. What can't be sent is a <see cref="DeliveryException"/>; waiting for the channel's limits is done in here.</summary>
public interface IReplyLine
{
    string Channel { get; }

    /// <summary>How long the answer to a request waits for its replies; then it goes out, and they are finished behind it.</summary>
    TimeSpan Patience { get; }

    /// <summary>All that is needed to find the way again. Asked for only when a send has to wait, so it may cost something. No secret may be in it.</summary>
    JsonElement Address { get; }

    /// <summary>The messages that a reply is on this channel, in order; the last has the buttons. A channel splits what is too long, and never cuts it.</summary>
    ImmutableArray<SendPart> Parts(Reply reply);

    /// <summary>Shows in place of a used card what was answered. Doing it twice does no harm.</summary>
    Task ReplaceAsync(string messageId, ConversationEvent.PromptAnswered by, CancellationToken cancellation);
}

/// <summary>A line that can hand over files.</summary>
public interface IFileLine : IReplyLine
{
    /// <summary>Hands over a file, as private as the conversation is.</summary>
    Task SendFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>What is known of a message that could not be handed over.</summary>
public enum DeliveryFault : byte
{
    /// <summary>It surely did not arrive: sending it again is right.</summary>
    NotSent = 1,

    /// <summary>It may have arrived: sending it again could say it twice.</summary>
    Unknown,

    /// <summary>It will not be taken, now or later: the person has blocked us, the conversation is gone.</summary>
    Refused,
}

/// <summary>A message could not be handed over. Holds neither its text nor a token.</summary>
/// <param name="retryAfter">How long the channel asks to wait.</param>
public sealed class DeliveryException(DeliveryFault fault, string message, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(message, cause)
{
    public DeliveryFault Fault => fault;

    public TimeSpan? RetryAfter => retryAfter;
}
