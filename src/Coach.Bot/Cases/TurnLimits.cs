using System.Threading.RateLimiting;
using Coach.Bot.Settings;
using Coach.Core.Conversations;
using Coach.Transcripts;

namespace Coach.Bot.Cases;

/// <summary>How much one conversation and one person may say. Refills steadily; a whole minute's worth may come at once.</summary>
public sealed class TurnLimits : IDisposable
{
    private readonly PartitionedRateLimiter<InboundMessage> limiter;

    public TurnLimits(LimitsSettings settings) => limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<InboundMessage, string>(message => Bucket(CaseNames.HashOf(message.Conversation), settings.PerConversation)),
        PartitionedRateLimiter.Create<InboundMessage, string>(message => Bucket($"{message.Conversation.Channel} {message.From.Id}", settings.PerPerson)));

    public static TurnLimits None { get; } = new(LimitsSettings.Off);

    /// <summary>Counts a message.</summary>
    /// <exception cref="TooManyMessagesException">Whoever sent it says too much; the channel may deliver it again later.</exception>
    public void Admit(InboundMessage message)
    {
        using var lease = limiter.AttemptAcquire(message);
        if (!lease.IsAcquired)
        {
            throw new TooManyMessagesException();
        }
    }

    public void Dispose() => limiter.Dispose();

    internal static RateLimitPartition<string> Bucket(string key, int perMinute) => perMinute == 0
        ? RateLimitPartition.GetNoLimiter("no limit")
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
            QueueLimit = 0,
        });
}

/// <summary>More messages than a person types.</summary>
public sealed class TooManyMessagesException() : Exception("Too many messages at once.");
