using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Somebody fell silent in the middle of a case: one reminder while they are at work, and then the case is paused until they come back (M12).</summary>
public static class Reminders
{
    /// <summary>What a reminder answers to, in place of the id of a message.</summary>
    public const string Id = "reminder";

    private const int FirstHour = 9;
    private const int LastHour = 16;

    /// <summary>The reminder; nothing when none is due.</summary>
    /// <param name="now">On the person's own clock: nobody is written to at night or on a weekend.</param>
    public static ImmutableArray<ConversationEvent> Decide(Conversation state, DateTimeOffset now, CoachPolicy policy)
    {
        if (!IsDue(state, now, policy.RemindAfterDays) || !IsAtWork(now))
        {
            return [];
        }

        var calendar = new Calendar(DateOnly.FromDateTime(now.DateTime), policy.LeadTimes);
        var open = Say.It("StillToAnswer", Prompts.Asked(Waterfall.Current(state, calendar), state, calendar));
        return [new Reminded(), new CoachReplied(new(ReplyKind.Question, Replies.Paragraphs([Sentences.Reminder, Recap.Known(state), open]), Replies.Buttons("continue", "stop"), Form: null, state.PromptCard))];
    }

    /// <summary>Whether the silence has lasted long enough in a case that can be reminded of.</summary>
    public static bool IsDue(Conversation state, DateTimeOffset now, int days) =>
        days > 0
        && state is { IsOpened: true, Closed: null, Result: null, IsReminded: false, IsReminderUnwanted: false, Because.IsEmpty: false, LastAt: { } last }
        && now - last >= TimeSpan.FromDays(days);

    internal static void Set(Draft draft, bool areWanted)
    {
        draft.Add(new RemindersSet(areWanted));
        Remarks.Resume(draft, areWanted ? Sentences.RemindersOn : Sentences.RemindersOff);
    }

    private static bool IsAtWork(DateTimeOffset now) => now is { Hour: >= FirstHour and <= LastHour, DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) };
}
