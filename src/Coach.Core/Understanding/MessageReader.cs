using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Facts;

namespace Coach.Core.Understanding;

/// <summary>What a message says: facts with their quotes. What it doesn't say is not guessed.</summary>
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
        ImmutableArray<ConversationEvent?> found =
        [
            PerformanceFacts.Performance(heard), PerformanceFacts.Measure(heard), SkillFacts.Read(heard), WorkFacts.Level(heard), WorkFacts.Available(heard), deadline,
            BarrierFacts.Read(heard), WorkFacts.Stakes(heard), WorkFacts.Frequency(heard), WorkFacts.Ai(heard), PeopleFacts.Read(heard), ModalityFacts.Read(heard),
        ];
        return new([.. found.OfType<ConversationEvent>()], ambiguous);
    }
}
