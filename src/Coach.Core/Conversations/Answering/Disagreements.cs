using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"I disagree": the reason and the person's own choice go into the record beside the advice. No pleading.</summary>
internal static class Disagreements
{
    public static void Open(Draft draft)
    {
        if (draft.State.Result is null)
        {
            draft.Ask(Sentences.NoResultYet);
            return;
        }

        draft.Add(new DisagreementOpened());
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
        draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Sentences.Disagree_Choice]), OwnChoices.All, Form: null, draft.State.PromptCard));
    }

    private static void Choose(Draft draft, string text)
    {
        var choice = Picked.One(text, OwnChoices.All)?.Label ?? text.Trim();
        draft.Add(new PromptAnswered(draft.State.PromptCard, Sentences.Disagree_Choice, choice), new OwnChoiceMade(choice));
        draft.Note(Sentences.Disagree_Done);
    }
}
