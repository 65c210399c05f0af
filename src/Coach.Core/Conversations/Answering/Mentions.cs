using System.Collections.Immutable;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What a typed message says besides its answer to the open question. Read from words alone, it never overwrites what a person answered or corrected.</summary>
internal static class Mentions
{
    private const int LongMessage = 160;

    /// <summary>The answer, and whatever else the message states.</summary>
    public static ImmutableArray<ConversationEvent> With(Draft draft, ImmutableArray<ConversationEvent> answer, string text)
    {
        var read = MessageReader.Read(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped));
        var mentioned = read.Where(one => IsNew(draft.State, one) && !IsMeasured(one, read) && !answer.Any(said => Changes.TopicOf(said) == Changes.TopicOf(one)));
        return [.. answer.Select(said => Shortened(said, read, text)), .. mentioned];
    }

    /// <summary>The day of a date that may mean two; null when there is none.</summary>
    public static AmbiguousDate? Ambiguous(Draft draft, string text) =>
        MessageReader.ReadAll(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped)).Ambiguous;

    /// <summary>"About 30 a week" counts the errors, and says nothing of how often the work is done.</summary>
    private static bool IsMeasured(ConversationEvent mentioned, ImmutableArray<ConversationEvent> read) =>
        mentioned is FrequencyNamed often && read.OfType<MeasureNamed>().Any(measure => measure.Measure.Contains(often.Because.Quote, StringComparison.Ordinal));

    private static bool IsNew(Conversation state, ConversationEvent mentioned)
    {
        var topic = Changes.TopicOf(mentioned)!.Value;
        var stands = state.Because.GetValueOrDefault(topic)?.Source;
        return topic != Topic.Performance && (stands is null || stands < Changes.Because(mentioned)!.Source);
    }

    /// <summary>A long message tells more than what people should do: then the performance is the part of it that says so.</summary>
    private static ConversationEvent Shortened(ConversationEvent said, ImmutableArray<ConversationEvent> read, string text) =>
        said is PerformanceNamed && text.Length > LongMessage && read.OfType<PerformanceNamed>().FirstOrDefault() is { } named ? named : said;
}
