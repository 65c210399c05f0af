using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Transcripts.Export.Selection;

/// <summary>What a list shows of a case, and a filter looks at: no person, no text.</summary>
/// <param name="Opened">UTC.</param>
/// <param name="Last">When its newest turn was, UTC.</param>
/// <param name="Outcome">The classes of the newest result in order; empty without one.</param>
/// <param name="Messages">What people and coach said, in all.</param>
/// <param name="Bytes">The length of the log.</param>
public sealed record CaseGlance(
    CaseName Name, string Channel, DateTimeOffset Opened, DateTimeOffset Last, CaseState State, ImmutableArray<Classes> Outcome, Modalities Asked, int Messages, long Bytes)
{
    /// <summary>Null for a log without a turn.</summary>
    public static CaseGlance? Of(Transcript transcript)
    {
        if (transcript.Turns.IsEmpty)
        {
            return null;
        }

        var state = Conversation.Fold(transcript.Turns);
        var events = transcript.Turns.SelectMany(turn => turn.Events).ToList();
        return new(
            transcript.Name,
            events.OfType<CaseOpened>().FirstOrDefault()?.Conversation.Channel ?? "",
            transcript.Turns[0].At,
            transcript.Turns[^1].At,
            state switch { { Closed: not null } => CaseState.Closed, { Result: not null } => CaseState.Decided, _ => CaseState.Open },
            state.Result?.Certain ?? [],
            state.Facts.Asked,
            events.Count(happened => happened is MessageReceived or CoachReplied),
            transcript.Version.Length);
    }
}
