using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Takes an answer to the open question, whether typed or pressed, and goes on.</summary>
internal static class Answers
{
    /// <summary>Takes what was typed, or pressed: then <paramref name="label"/> is what the button said.</summary>
    public static void Take(Draft draft, string text, string? label)
    {
        var question = draft.Question;
        if (label is null && IsAskedBack(question, text))
        {
            draft.Ask(Say.It("AskedBack", Say.It($"Put_{Prompts.Name(question, draft.State, draft.Calendar)}")));
            return;
        }

        var said = label is null ? Mentions.With(draft, Read(draft, question, text, label), text) : Pressed(draft, question, text, label);
        if (PastDate(said, draft) is { } past)
        {
            draft.Ask(Say.It("PastDate", Say.Date(past)));
        }
        else if (label is null && draft.State.Facts.Deadline is null && Mentions.Ambiguous(draft, text) is { } ambiguous)
        {
            draft.Add(said.AsSpan());
            draft.Say(Prompts.WhichDay(ambiguous, draft.State));
        }
        else if (said.IsEmpty && label is null && draft.State.Misses == 0 && Mentions.AreKnown(draft, text))
        {
            draft.Add(new NotUnderstood(question)); // said again and again, it has to be asked in other words
            Remarks.Resume(draft, Sentences.KnownAlready);
        }
        else if (said.IsEmpty)
        {
            Misses.Take(draft, question);
        }
        else if (label is null && IsBeside(draft, question, said))
        {
            draft.Add(said.AsSpan());
            draft.Ask(Taken(question, draft.State, Sure(draft.State, said)));
        }
        else
        {
            Accept(draft, said, label ?? text.Trim(), isRead: label is null);
        }
    }

    /// <summary>Whether a message asks something instead of answering. A problem may be told as a question, and a result invites them.</summary>
    public static bool IsAskedBack(QuestionId question, string text) =>
        question is not (QuestionId.Performance or QuestionId.Safeguard or QuestionId.Check or QuestionId.Result) && Enquiry.IsQuestion(text);

    /// <summary>Whether a message says something, but nothing of what was asked, so that the question is still the open one.</summary>
    private static bool IsBeside(Draft draft, QuestionId question, ImmutableArray<ConversationEvent> said)
    {
        var asked = Topics.Of(question);
        return !asked.IsEmpty
            && !said.Any(one => one is ModalityAsked || (Topics.NamedBy(one) is { } topic && asked.Contains(topic)))
            && Waterfall.Current(said.Aggregate(draft.State, Folding.Apply), draft.Calendar) == question;
    }

    /// <summary>A button holds an option, or one of the days that an ambiguous date may mean.</summary>
    private static ImmutableArray<ConversationEvent> Pressed(Draft draft, QuestionId question, string choice, string label) =>
        Deadline.Parse(choice) is Deadline.On day ? [new DeadlineNamed(day, new(EvidenceSource.Answered, draft.Message.Id, label))] : Read(draft, question, choice, label);

    /// <summary>Records what was said and goes on: the next question, the check, or, after a result, what the change does to it.</summary>
    /// <param name="isRead">Whether it was read from free text, so that the person has to see how.</param>
    public static void Accept(Draft draft, ImmutableArray<ConversationEvent> said, string answer, bool isRead)
    {
        var before = draft.State.Facts;
        var question = draft.Question;
        draft.Answered(answer);
        draft.Add(said.AsSpan());
        var changes = Changes.Between(before, draft.State.Facts, said);
        Continue(draft, changes, Noted(said), changes.IsEmpty && isRead ? TakenAs(question, draft.State, said) : "");
    }

    /// <summary>Goes on after the facts, or what is skipped, have changed.</summary>
    public static void Continue(Draft draft, ImmutableArray<string> changes, params ReadOnlySpan<string> before)
    {
        if (draft.Question == QuestionId.Result)
        {
            Results.Say(draft, changes);
        }
        else if (draft is { Question: QuestionId.Worth, State.Worth: Worth.Trivial })
        {
            draft.Note(Sentences.LeaveIt);
        }
        else
        {
            draft.Ask([.. changes, .. before]);
        }
    }

    /// <summary>What a text says about a question, as answers or, where one stood already, as corrections.</summary>
    public static ImmutableArray<ConversationEvent> Read(Draft draft, QuestionId question, string text, string? label)
    {
        var stood = Topics.Of(question).Any(draft.State.Because.ContainsKey) && draft.State.Reopened == question;
        return AnswerReader.Read(text, new(question, draft.Message.Id, stood ? EvidenceSource.Corrected : EvidenceSource.Answered, draft.Calendar.Today, label)
        {
            Open = question == QuestionId.Level ? Prompts.LevelParts(draft.State, draft.Calendar) : [],
        });
    }

    private static DateOnly? PastDate(ImmutableArray<ConversationEvent> said, Draft draft) =>
        said.OfType<DeadlineNamed>().FirstOrDefault()?.Deadline is Deadline.On on && on.Day < draft.Calendar.Today ? on.Day : null;

    /// <summary>A form of help that was asked for is noted once, not argued with.</summary>
    private static string Noted(ImmutableArray<ConversationEvent> said) =>
        said.OfType<ModalityAsked>().FirstOrDefault() is { } asked ? Say.It("AskedNoted", ResultReply.AskedFor(asked.Asked)) : "";

    /// <summary>How a free answer was taken, where that is not plain: several parts, or more than was asked.</summary>
    private static string TakenAs(QuestionId question, Conversation state, ImmutableArray<ConversationEvent> said)
    {
        ImmutableArray<Topic> topics = [.. Sure(state, said).Except([Topic.Performance, Topic.Measure, Topic.Asked, Topic.Safeguard])];
        var isRead = said.Any(one => Changes.Because(one)?.Source == EvidenceSource.Proposed);
        var isPlain = !isRead && question is not (QuestionId.Level or QuestionId.Barriers) && topics.All(topic => Topics.Of(question).Contains(topic));
        return isPlain || said is [BarriersNamed { Barrier: Barrier.None }] ? "" : Taken(question, state, topics);
    }

    private static string Taken(QuestionId question, Conversation state, ImmutableArray<Topic> topics) => topics.IsEmpty
        ? ""
        : Say.It("TakenAs", string.Join("; ", topics.Select(topic => Written(topic, Say.Known(topic, state.Facts) ?? "", state.Facts.Deadline, Topics.Of(question).Contains(topic)))));

    /// <summary>What was said of which nothing is in doubt: the rest is asked.</summary>
    private static ImmutableArray<Topic> Sure(Conversation state, ImmutableArray<ConversationEvent> said) =>
        [.. said.Select(Topics.NamedBy).OfType<Topic>().Where(topic => !state.Doubts.ContainsKey(topic))];

    /// <summary>Inside a sentence, and with its label where it was not asked for; a date keeps its capitals.</summary>
    private static string Written(Topic topic, string value, Deadline? deadline, bool isAsked) => topic switch
    {
        Topic.Deadline when deadline is Deadline.On => Say.It("By", value),
        Topic.Measure => Say.It("Labelled", Small(Say.Label(topic)), value),
        Topic.People => Say.It("CountOfPeople", value),
        Topic.Ai => value == Say.Value(Ai.Yes) ? Sentences.WithAi : Sentences.WithoutAi,
        _ => isAsked || topic == Topic.Deadline ? Small(value) : Say.It("Labelled", Small(Say.Label(topic)), Small(value)),
    };

    private static string Small(string words) => words.ToLowerInvariant().Replace(" i ", " I ", StringComparison.Ordinal);
}
