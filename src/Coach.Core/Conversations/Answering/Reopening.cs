using System.Collections.Immutable;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Back, change, undo: every answer can be given again at any later time, and nothing else is lost.</summary>
internal static class Reopening
{
    /// <summary>"change" opens the whole form as it stands; "change level" asks that question again; "change the date to 1 March" is done at once.</summary>
    public static void Change(Draft draft, Command command)
    {
        if (command.Question is not { } question)
        {
            draft.Say(new(ReplyKind.Form, Replies.Paragraphs([Sentences.ChangeFirst]), [], Forms.All(draft.State.Facts), draft.State.PromptCard));
            return;
        }

        draft.Answered(Labels.Of(draft.Message.Said, draft) ?? Phrase.Of((draft.Message.Said as Said.Typed)?.Text ?? ""));
        draft.Add(new QuestionReopened(question, TakesBack: false));
        ImmutableArray<ConversationEvent> said = command.Rest.Length == 0 ? [] : Answers.Read(draft, question, command.Rest, (draft.Message.Said as Said.Typed)?.Text.Trim());
        if (said.IsEmpty)
        {
            draft.Ask();
            return;
        }

        var before = draft.State.Facts;
        draft.Add(said.AsSpan());
        Answers.Continue(draft, Changes.Between(before, draft.State.Facts, said));
    }

    public static void Back(Draft draft)
    {
        var (question, state) = (draft.Question, draft.State);
        var isChanging = state.Reopened is { } reopened && Topics.Of(reopened).Any(state.Because.ContainsKey);
        QuestionId? target = question == QuestionId.Result || isChanging ? QuestionId.Check : Waterfall.Before(question, state);
        if (target is not { } earlier)
        {
            draft.Ask(Sentences.NothingToGoBackTo);
            return;
        }

        if (question != QuestionId.Result)
        {
            draft.Answered("back");
        }

        draft.Add(new QuestionReopened(earlier, TakesBack: earlier != QuestionId.Check));
        draft.Ask();
    }

    public static void Undo(Draft draft)
    {
        if (draft.State.Before is null)
        {
            draft.Note(Sentences.NothingToUndo);
            return;
        }

        draft.Answered(Sentences.Button_undo);
        draft.Add(new ChangeUndone());
        if (draft.State.Result is null || draft.Question != QuestionId.Result)
        {
            draft.Ask(Sentences.Undone);
            return;
        }

        var said = Results.Decide(draft.State, draft.Calendar);
        draft.Add(new Recommended(Results.Record(said)));
        draft.Say(ResultReply.Of(said, draft.State).After(Sentences.Undone));
    }

    public static void Keep(Draft draft)
    {
        if (draft.State.Before is null)
        {
            draft.Note(Sentences.NothingToKeep);
            return;
        }

        draft.Answered(Sentences.Button_keep);
        draft.Add(new AnswersConfirmed());
        draft.Ask();
    }
}
