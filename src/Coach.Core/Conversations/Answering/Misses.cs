using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What is said when an answer was not understood: three different replies, and then a way on.</summary>
internal static class Misses
{
    private const int LastThatAsks = 3;

    /// <summary>Asks anew, goes on, or points to help.</summary>
    public static void Take(Draft draft, QuestionId question)
    {
        draft.Add(new NotUnderstood(question));
        if (draft.State.Misses <= LastThatAsks)
        {
            draft.Say(AskedAnew(draft, question, draft.State.Misses));
        }
        else if (question is QuestionId.Check or QuestionId.Result)
        {
            draft.Note(Sentences.Miss_4_Check);
        }
        else
        {
            Interjections.Skip(draft, Sentences.Miss_4);
        }
    }

    /// <summary>The same buttons and the same form, in other words each time.</summary>
    private static Reply AskedAnew(Draft draft, QuestionId question, int miss)
    {
        var (prompt, name) = (Prompts.Of(question, draft.State, draft.Calendar), Prompts.Name(question, draft.State, draft.Calendar));
        var words = miss switch
        {
            1 => Say.It("Miss_1", Say.It($"How_{name}")),
            2 => Say.It("Miss_2", Say.It($"Put_{name}")),
            _ => Sentences.Miss_3,
        };
        var choices = miss < LastThatAsks ? prompt.Choices : [.. prompt.Choices.Where(choice => choice.Id is not ("skip" or "why" or "form")), .. Replies.Buttons("skip", "form", "stop")];
        return prompt with { Kind = ReplyKind.Question, Body = Replies.Paragraphs([words]), Choices = choices };
    }
}
