using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"I disagree": the reason and the person's own choice go into the record beside the advice. No pleading.</summary>
internal static class Disagreements
{
    /// <summary>Asks for the reason, or takes the one that was given at once.</summary>
    public static void Open(Draft draft, string reason)
    {
        if (draft.State.Result is null)
        {
            draft.Ask(Sentences.NoResultYet);
            return;
        }

        draft.Add(new DisagreementOpened());
        if (reason.Length > 0)
        {
            Reason(draft, reason);
            return;
        }

        draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Sentences.Disagree_Reason]), [], Form: null, draft.State.PromptCard));
    }

    public static void Take(Draft draft, string text)
    {
        if (draft.State.Disagreement == Disagreement.ReasonAsked)
        {
            Reason(draft, text);
        }
        else
        {
            Choose(draft, text);
        }
    }

    private static void Reason(Draft draft, string text)
    {
        if (!text.Any(char.IsLetter))
        {
            draft.Note(Sentences.Error_Reason);
            return;
        }

        draft.Add(new PromptAnswered(draft.State.PromptCard, Sentences.Disagree_Reason, text.Trim()), new Disagreed(text.Trim()));
        if (IsDecidedAnew(draft, text))
        {
            return;
        }

        draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Sentences.Disagree_Choice]), OwnChoices.All, Form: null, draft.State.PromptCard));
    }

    /// <summary>A reason that says something else of the facts than what stood changes them, and the result with them: the person then keeps it or takes it back.</summary>
    private static bool IsDecidedAnew(Draft draft, string text)
    {
        var before = draft.State.Facts;
        var told = Corrections.In(draft, text, (draft.Message.Said as Said.Typed)?.Text.IndexOf(text, StringComparison.Ordinal));
        var changes = Changes.Between(before, told.Aggregate(draft.State, Folding.Apply).Facts, told);
        if (changes.IsEmpty)
        {
            return false;
        }

        draft.Add(told.AsSpan());
        Results.Say(draft, changes);
        return true;
    }

    private static void Choose(Draft draft, string text)
    {
        var choice = Picked.One(text, OwnChoices.All)?.Label ?? text.Trim();
        draft.Add(new PromptAnswered(draft.State.PromptCard, Sentences.Disagree_Choice, choice), new OwnChoiceMade(choice));
        draft.Note(Sentences.Disagree_Done);
    }
}
