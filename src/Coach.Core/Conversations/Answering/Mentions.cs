using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using Coach.Core.Understanding.Wording;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What a typed message says besides its answer to the open question. Read from words alone, it never overwrites what a person answered or corrected; of two readings of one kind the newer one counts.</summary>
internal static class Mentions
{
    private const int LongMessage = 160;

    /// <summary>The answer, and whatever else the message states.</summary>
    public static ImmutableArray<ConversationEvent> With(Draft draft, ImmutableArray<ConversationEvent> answer, string text)
    {
        var read = MessageReader.Read(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped));
        var mentioned = read.Where(one => IsNew(draft.State, one) && !IsMeasured(one, read) && !answer.Any(said => Topics.NamedBy(said) == Topics.NamedBy(one)));
        ImmutableArray<ConversationEvent> said = [.. answer.Select(one => Shortened(one, read, text)), .. mentioned];
        return [.. said, .. Proposed(draft, said, text)];
    }

    /// <summary>The day of a date that may mean two; null when there is none.</summary>
    public static AmbiguousDate? Ambiguous(Draft draft, string text) =>
        MessageReader.ReadAll(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped)).Ambiguous;

    /// <summary>What only a model read, and where it reads something else than the rules do: theirs stands, and the person is asked.</summary>
    private static IEnumerable<ConversationEvent> Proposed(Draft draft, ImmutableArray<ConversationEvent> said, string text)
    {
        foreach (var one in Proposals.Checked(draft.Message.Proposed.IsDefault ? [] : draft.Message.Proposed, draft.Message.Id, text))
        {
            var topic = Topics.NamedBy(one)!.Value;
            var ours = said.FirstOrDefault(other => Topics.NamedBy(other) == topic);
            if (ours is null && !draft.State.Because.ContainsKey(topic))
            {
                yield return one;
            }
            else if (ours is not null && Changes.Because(ours)!.Source < EvidenceSource.Answered && Contradict(topic, FactFolding.Alone(ours), FactFolding.Alone(one)))
            {
                yield return new ReadingDoubted(topic, FactFolding.Alone(one), Changes.Because(one)!);
            }
        }
    }

    /// <summary>One more obstacle, form of help or number contradicts nothing, and of levels only whether they take judgment counts.</summary>
    private static bool Contradict(Topic topic, CaseFacts ours, CaseFacts other) => topic switch
    {
        Topic.Asked or Topic.Measure or Topic.People => false,
        Topic.Level => ours.Judgment != other.Judgment,
        Topic.Barriers => ours.Barrier != other.Barrier,
        _ => ours != other,
    };

    /// <summary>"About 30 a week" counts the errors, and says nothing of how often the work is done.</summary>
    private static bool IsMeasured(ConversationEvent mentioned, ImmutableArray<ConversationEvent> read) =>
        mentioned is FrequencyNamed often && read.OfType<MeasureNamed>().Any(measure => measure.Measure.Contains(often.Because.Quote, StringComparison.Ordinal));

    private static bool IsNew(Conversation state, ConversationEvent mentioned)
    {
        var topic = Topics.NamedBy(mentioned)!.Value;
        return topic != Topic.Performance && (!state.Because.TryGetValue(topic, out var stands) || Outweighs(Changes.Because(mentioned)!, stands, IsAnother(state, topic, mentioned)));
    }

    /// <summary>A surer kind of reading wins; of the same kind the newer one, unless no plain word stands behind it.</summary>
    private static bool Outweighs(Evidence newer, Evidence stands, bool isAnother) =>
        newer.Source > stands.Source || (newer.Source == stands.Source && isAnother && !WordingFacts.IsWeighed(newer));

    private static bool IsAnother(Conversation state, Topic topic, ConversationEvent mentioned) =>
        Contradict(topic, Topics.With(new(), topic, state.Facts), FactFolding.Alone(mentioned));

    /// <summary>A long message tells more than what people should do: then the performance is the part of it that says so.</summary>
    private static ConversationEvent Shortened(ConversationEvent said, ImmutableArray<ConversationEvent> read, string text) =>
        said is PerformanceNamed && text.Length > LongMessage && read.OfType<PerformanceNamed>().FirstOrDefault() is { } named ? named : said;
}
