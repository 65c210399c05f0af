using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What an organisation may set and the conversation has to know.</summary>
/// <param name="RetentionDays">How long a transcript is kept; said in the welcome.</param>
/// <param name="Contact">Whom to turn to with what is not for a coach ("the staff council, phone 4711"); null for a general word.</param>
public sealed record CoachPolicy(LeadTimes LeadTimes, int RetentionDays, string? Contact = null)
{
    public static CoachPolicy Default { get; } = new(LeadTimes.Default, 180);

    /// <summary>After so many silent days somebody is reminded, once a case; 0 for never.</summary>
    public int RemindAfterDays { get; init; } = 3;
}
