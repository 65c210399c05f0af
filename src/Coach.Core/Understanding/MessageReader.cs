using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Facts;
using Coach.Core.Understanding.Wording;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding;

/// <summary>What a message says: facts with their quotes. What only its wording as a whole speaks for is proposed, like all that a person has to confirm.</summary>
public static class MessageReader
{
    public static ImmutableArray<ConversationEvent> Read(string text, ReadingContext context) => ReadAll(text, context).Facts;

    /// <summary>The facts, and the date that has to be asked because it may mean two days.</summary>
    public static MessageReading ReadAll(string text, ReadingContext context)
    {
        var heard = Heard.In(text, context);
        if (heard.Message.Tokens.Length == 0)
        {
            return new([], null);
        }

        var (deadline, ambiguous) = DeadlineFacts.Read(heard);
        var confirmed = WordingFacts.Read(heard);
        ImmutableArray<ConversationEvent?> found =
        [
            PerformanceFacts.Performance(heard), PerformanceFacts.Measure(heard), The<SkillNamed>(confirmed), The<LevelNamed>(confirmed), The<AvailabilityNamed>(confirmed), deadline,
            The<BarriersNamed>(confirmed), The<StakesNamed>(confirmed), WorkFacts.Frequency(heard), WorkFacts.Ai(heard), PeopleFacts.Read(heard), ModalityFacts.Read(heard),
        ];
        return new([.. found.OfType<ConversationEvent>()], ambiguous);
    }

    /// <summary>What a free answer says of the facts that it was asked for, where no cue reads them.</summary>
    /// <param name="facts">Words of the vocabulary: skill, level, available, barrier_kinds, stakes.</param>
    public static ImmutableArray<ConversationEvent> ReadAnswer(string text, ReadingContext context, ImmutableArray<string> facts)
    {
        var heard = Heard.In(text, context);
        return heard.Message.Tokens.Length > 1 ? WordingFacts.Answer(heard, facts) : [];
    }

    private static T? The<T>(ImmutableArray<ConversationEvent> facts)
        where T : ConversationEvent => facts.OfType<T>().FirstOrDefault();
}
