using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What a person may ask at any step. Whatever is only an interruption is answered, and then the open question stands again, once.</summary>
internal static class Interjections
{
    /// <summary>Does what was asked. False when the words are no command at this step, but an answer.</summary>
    public static bool Run(Draft draft, Command command)
    {
        switch (command.Kind)
        {
            case CommandKind.Help or CommandKind.MyData or CommandKind.Status or CommandKind.Repeat or CommandKind.Why:
                Tell(draft, command.Kind);
                return true;
            case CommandKind.Disagree:
                Disagreements.Open(draft, command.Rest);
                return true;
            case CommandKind.Brief or CommandKind.Note or CommandKind.Form:
                Offer(draft, command.Kind);
                return true;
            case CommandKind.Skip or CommandKind.Back or CommandKind.Undo or CommandKind.Keep or CommandKind.Confirm or CommandKind.Rough or CommandKind.RemindersOff or CommandKind.RemindersOn or CommandKind.Cancel:
                Move(draft, command.Kind);
                return true;
            case CommandKind.Change:
                Reopening.Change(draft, command);
                return true;
            case CommandKind.Other:
                OtherProblems.TakeUp(draft);
                return true;
            case CommandKind.HandOver:
                return Handovers.Take(draft, command.Rest);
            case CommandKind.Restart or CommandKind.Stop:
                Close(draft, command.Kind);
                return true;
            case CommandKind.ExportData or CommandKind.DeleteData or CommandKind.EraseData or CommandKind.KeepData:
                OwnData.Take(draft, command.Kind);
                return true;
            case CommandKind.Thanks:
                draft.Note(draft.Question == QuestionId.Result ? Sentences.Thanked_Result : draft.State.Because.IsEmpty ? Sentences.Thanked : Sentences.Thanked_Open);
                return true;
            case CommandKind.Trouble or CommandKind.Training or CommandKind.Example or CommandKind.Greeting:
                return Begin(draft, command.Kind);
            default:
                throw new InvalidOperationException($"No such command: {command.Kind}.");
        }
    }

    public static void Stale(Draft draft)
    {
        if (draft.Question == QuestionId.Result)
        {
            draft.Ask(Sentences.StaleResult);
        }
        else
        {
            draft.Ask(Sentences.Stale);
        }
    }

    /// <summary>Leaves the open question open and goes on.</summary>
    public static void Skip(Draft draft, string words)
    {
        var question = draft.Question;
        if (question is QuestionId.Check or QuestionId.Result)
        {
            draft.Note(Say.It($"How_{question}"));
            return;
        }

        draft.Answered(Sentences.Button_skip_question);
        draft.Add(new QuestionSkipped(question));
        Answers.Continue(draft, [], words);
    }

    private static void Tell(Draft draft, CommandKind kind)
    {
        var atResult = draft.Question == QuestionId.Result;
        var isOfResult = atResult || (draft.Message.Said is Said.Pressed pressed && pressed.Card == draft.State.ResultCard); // a rough result leaves its question open
        switch (kind)
        {
            case CommandKind.Repeat:
                draft.Ask();
                return;
            case CommandKind.Why when isOfResult && draft.State.Result is { } result:
                draft.Say(Explanations.Of(result, draft.State));
                return;
            case CommandKind.Status:
                draft.Say(Status.Of(draft));
                return;
        }

        var words = kind switch
        {
            CommandKind.Why => draft.Question == QuestionId.Check ? Sentences.Why_Check : $"{Say.It($"Why_{draft.Question}")} {Sentences.MaySkip}",
            CommandKind.MyData => Status.Data(draft),
            _ => Sentences.Help,
        };
        if (atResult)
        {
            draft.Note(words);
        }
        else
        {
            draft.Ask(words);
        }
    }

    private static void Offer(Draft draft, CommandKind kind)
    {
        switch (kind)
        {
            case CommandKind.Brief or CommandKind.Note when draft.Question != QuestionId.Result && draft.State.Result is { } result && result.Facts != draft.State.Facts:
                draft.Ask(Sentences.StaleBrief);
                break;
            case CommandKind.Brief:
                draft.Say(Notes.Brief(draft.State));
                break;
            case CommandKind.Note:
                draft.Say(Notes.ToOwner(draft.State));
                break;
            default:
                draft.Say(new(ReplyKind.Form, [], [], Forms.All(draft.State.Facts), draft.State.PromptCard));
                break;
        }
    }

    private static void Move(Draft draft, CommandKind kind)
    {
        switch (kind)
        {
            case CommandKind.Skip:
                Skip(draft, Sentences.LeftOpen);
                break;
            case CommandKind.Back:
                Reopening.Back(draft);
                break;
            case CommandKind.Undo:
                Reopening.Undo(draft);
                break;
            case CommandKind.Keep:
                Reopening.Keep(draft);
                break;
            case CommandKind.Rough:
                Results.SayRough(draft);
                break;
            case CommandKind.Cancel:
                Cancel(draft);
                break;
            case CommandKind.RemindersOff or CommandKind.RemindersOn:
                Reminders.Set(draft, kind == CommandKind.RemindersOn);
                break;
            default:
                Confirm(draft);
                break;
        }
    }

    /// <summary>A change that is under way is dropped. Otherwise it may mean one step or the whole case, and whoever has told something is asked which.</summary>
    private static void Cancel(Draft draft)
    {
        if (draft.State.Before is not null && draft.Question == QuestionId.Result)
        {
            Reopening.Undo(draft);
        }
        else if (draft.State.Reopened is not null)
        {
            Reopening.Back(draft);
        }
        else if (draft.State.Because.IsEmpty)
        {
            Close(draft, CommandKind.Stop);
        }
        else
        {
            draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Sentences.CancelWhat]), Replies.Buttons("back", "stop", "continue"), Form: null, draft.State.PromptCard));
        }
    }

    private static void Confirm(Draft draft)
    {
        if (draft.Question != QuestionId.Check)
        {
            draft.Ask();
            return;
        }

        draft.Answered(Sentences.Button_confirm);
        draft.Add(new AnswersConfirmed());
        Results.Say(draft, []);
    }

    private static void Close(Draft draft, CommandKind kind)
    {
        draft.Add(new CaseClosed(kind == CommandKind.Stop ? ClosedBecause.Stopped : ClosedBecause.Restarted));
        if (kind == CommandKind.Stop)
        {
            draft.Note(Sentences.Stopped);
        }
        else
        {
            draft.Say(Prompts.Of(QuestionId.Performance, draft.State.Next(), draft.Calendar).After(Sentences.Restarted));
        }
    }

    private static bool Begin(Draft draft, CommandKind kind)
    {
        var atStart = draft.Question == QuestionId.Performance;
        switch (kind)
        {
            case CommandKind.Greeting when Recap.IsDue(draft):
                draft.Say(Recap.Of(draft));
                return true;
            case CommandKind.Greeting:
                draft.Say(draft.State.Because.IsEmpty ? Prompts.Of(draft.Question, draft.State, draft.Calendar).After(Sentences.WelcomeBack) : Status.Of(draft));
                return true;
            case CommandKind.Training when atStart:
                Welcome.TrainingAsked(draft);
                return true;
            case CommandKind.Trouble when atStart:
                draft.Answered(Sentences.Button_trouble);
                draft.Ask();
                return true;
            case CommandKind.Example:
                draft.Ask(Sentences.Example, Sentences.StartAgain);
                return true;
            default:
                return false;
        }
    }
}
