using System.Collections.Immutable;

namespace Coach.Core.Conversations;

/// <summary>Where we were, for somebody who comes back after days: at most 80 words, absolute dates, and the open question.</summary>
internal static class Recap
{
    private const int WordsOfPerformance = 10;
    private const int WordsOfValue = 6;
    private const string Cut = " ...";
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private static readonly ImmutableArray<Topic> Told = [Topic.Performance, Topic.Skill, Topic.Level, Topic.Barriers];

    /// <summary>Whether the person comes back after a pause to a case that has begun and has no result yet.</summary>
    public static bool IsDue(Draft draft) =>
        draft.State.LastAt is { } last && draft.Message.At - last >= Pause && !draft.State.Because.IsEmpty && draft.Question != QuestionId.Result;

    public static Reply Of(Draft draft) => new(
        ReplyKind.Question,
        Replies.Paragraphs([.. Lines(draft), Say.It("StillToAnswer", Prompts.Asked(draft.Question, draft.State, draft.Calendar))]),
        Replies.Buttons("continue", "change", "restart"),
        Form: null,
        draft.State.PromptCard);

    public static IEnumerable<string> Lines(Draft draft)
    {
        var (state, last) = (draft.State, draft.State.LastAt!.Value.ToOffset(draft.Message.At.Offset));
        yield return Say.It("Recap", Say.Date(DateOnly.FromDateTime(last.DateTime)));
        yield return Known(state);
        if (state.Because.TryGetValue(Topic.Deadline, out var because) && Say.Known(Topic.Deadline, state.Facts) is { } date && because.Quote != date)
        {
            yield return Say.It("RecapDate", Shortened(because.Quote, WordsOfValue), date);
        }
    }

    /// <summary>What is known of the work, in a line.</summary>
    public static string Known(Conversation state) => string.Join(' ', Told.Where(topic => Say.Known(topic, state.Facts) is not null).Select(topic => Line(topic, state)));

    private static string Line(Topic topic, Conversation state) =>
        Say.It("LabelledSentence", Say.Label(topic), Ended(Shortened(Say.Known(topic, state.Facts)!, topic == Topic.Performance ? WordsOfPerformance : WordsOfValue)));

    /// <summary>What was cut ends with its three dots, anything else with one.</summary>
    private static string Ended(string text) => text.EndsWith(Cut, StringComparison.Ordinal) ? text : text.TrimEnd('.') + ".";

    private static string Shortened(string text, int words)
    {
        var all = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return all.Length <= words ? string.Join(' ', all) : string.Join(' ', all.Take(words)) + Cut;
    }
}
