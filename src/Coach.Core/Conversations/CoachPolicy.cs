using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What an organisation may set and the conversation has to know.</summary>
/// <param name="RetentionDays">How long a transcript is kept; said in the welcome.</param>
public sealed record CoachPolicy(LeadTimes LeadTimes, int RetentionDays)
{
    public static CoachPolicy Default { get; } = new(LeadTimes.Default, 180);
}
