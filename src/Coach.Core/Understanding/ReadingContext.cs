using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Core.Understanding;

/// <summary>What a message is read with.</summary>
/// <param name="Today">The day on the writer's calendar.</param>
/// <param name="Locale">Decides whether 05/02 is in February or in May; null if it isn't known.</param>
public sealed record ReadingContext(string MessageId, DateOnly Today, string? Locale, CueBook Cues);

/// <summary>A date of numbers that may mean either of two days, so that the person has to be asked.</summary>
/// <param name="Likely">The day by the writer's locale; by day and month if that isn't known.</param>
public sealed record AmbiguousDate(DateOnly Likely, DateOnly Other, string Quote, int Offset);

/// <summary>All that was read from a message.</summary>
/// <param name="Facts">At most one event of a kind.</param>
public sealed record MessageReading(ImmutableArray<ConversationEvent> Facts, AmbiguousDate? Ambiguous);
