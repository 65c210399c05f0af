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
    private const int RequestLength = 80;
    private const int FewestWords = 4;

    /// <summary>The answer, and whatever else the message states.</summary>
    public static ImmutableArray<ConversationEvent> With(Draft draft, ImmutableArray<ConversationEvent> answer, string text)
    {
        var read = MessageReader.Read(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped));
        var mentioned = read.Where(one => IsNew(draft.State, one) && !IsSpent(answer, one, text) && !IsMeasured(one, read) && !answer.Any(said => Topics.NamedBy(said) == Topics.NamedBy(one)));
        ImmutableArray<ConversationEvent> said = [.. answer.Concat(mentioned).Select(one => Completed(one, read, text))];
        return said.IsEmpty && IsPerformance(draft, text)
            ? [new PerformanceNamed(text.Trim(), new(EvidenceSource.Answered, draft.Message.Id, text.Trim(), text.Length - text.TrimStart().Length))]
            : Rounded(draft, said, text);
    }

    /// <summary>With what no cue reads, what a model proposes, and what is in doubt.</summary>
    private static ImmutableArray<ConversationEvent> Rounded(Draft draft, ImmutableArray<ConversationEvent> said, string text)
    {
        ImmutableArray<ConversationEvent> told = [.. said, .. Told(draft, said, text)];
        ImmutableArray<ConversationEvent> all = told.IsEmpty ? Asides.In(draft, text) : told;
        return [.. all, .. Proposed(draft, all, text), .. TwoWays.Of(draft, all, text)];
    }

    /// <summary>Where only a form of help was named so far, the next sentence may tell what it is for.</summary>
    private static bool IsPerformance(Draft draft, string text) =>
        draft.Question == QuestionId.Skill && IsRequest(draft.State.Facts.Performance) && !Enquiry.IsQuestion(text) && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;

    /// <summary>What was asked for, in words that nobody foresaw: read by their wording, where nothing else of the answer was understood.</summary>
    private static ImmutableArray<ConversationEvent> Told(Draft draft, ImmutableArray<ConversationEvent> said, string text)
    {
        ImmutableArray<Topic> open = draft.Question == QuestionId.Level ? Prompts.LevelParts(draft.State, draft.Calendar) : Topics.Of(draft.Question);
        ImmutableArray<string> facts = [.. open.Select(Readable).OfType<string>()];
        return said.Any(one => Topics.NamedBy(one) is { } topic && open.Contains(topic)) || facts.IsEmpty || Enquiry.IsQuestion(text)
            ? []
            : MessageReader.ReadAnswer(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped), facts);
    }

    private static string? Readable(Topic topic) => topic switch
    {
        Topic.Skill or Topic.Level or Topic.Available or Topic.Stakes => Word.Of(topic),
        Topic.Barriers => "barrier_kinds",
        _ => null,
    };

    /// <summary>Whether a message says only what stands already.</summary>
    public static bool AreKnown(Draft draft, string text) =>
        MessageReader.Read(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped)).Any(one => Topics.NamedBy(one) is not (Topic.Performance or Topic.Measure) and { } topic && draft.State.Because.ContainsKey(topic));

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

    /// <summary>A few words that answer the question say nothing else: "it depends" names no level.</summary>
    private static bool IsSpent(ImmutableArray<ConversationEvent> answer, ConversationEvent mentioned, string text) =>
        !answer.IsEmpty && text.Count(char.IsWhiteSpace) < FewestWords - 1 && Changes.Because(mentioned)!.Source == EvidenceSource.Proposed;

    private static bool IsNew(Conversation state, ConversationEvent mentioned)
    {
        var topic = Topics.NamedBy(mentioned)!.Value;
        return topic == Topic.Performance ? IsRequest(state.Facts.Performance) : (!state.Because.TryGetValue(topic, out var stands) || Outweighs(Changes.Because(mentioned)!, stands, IsAnother(state, topic, mentioned)));
    }

    /// <summary>Whether what people should do is only a form of help so far.</summary>
    private static bool IsRequest(string? performance) => performance is { Length: < RequestLength } && ModalityReader.IsBare(performance);

    /// <summary>A surer kind of reading wins; of the same kind the newer one, unless no plain word stands behind it.</summary>
    private static bool Outweighs(Evidence newer, Evidence stands, bool isAnother) =>
        newer.Source > stands.Source || (newer.Source == stands.Source && isAnother && !WordingFacts.IsWeighed(newer));

    private static bool IsAnother(Conversation state, Topic topic, ConversationEvent mentioned) =>
        Contradict(topic, Topics.With(new(), topic, state.Facts), FactFolding.Alone(mentioned));

    /// <summary>
    /// A long message tells more than what people should do: then the performance is the part of it that says so. Of several obstacles one may be named by its
    /// word and another one told ("no time, and nobody ever looks at it"): both count.
    /// </summary>
    private static ConversationEvent Completed(ConversationEvent said, ImmutableArray<ConversationEvent> read, string text) => said switch
    {
        PerformanceNamed named => named.Because.Source >= EvidenceSource.Answered && named.Performance.Length <= Excerpt.Longest ? named : Excerpt.Of(named, read.OfType<PerformanceNamed>().FirstOrDefault()?.Because, text),
        BarriersNamed { Barrier: Barrier.Some } barriers when read.OfType<BarriersNamed>().FirstOrDefault() is { Barrier: Barrier.Some } told => barriers with { Kinds = barriers.Kinds | told.Kinds },
        _ => said,
    };
}
