using System.Collections.Immutable;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>The conversation: a state and a message give what happens next. Nothing here waits, reads a clock or speaks to a network.</summary>
public static class Dialogue
{
    private const int MostRead = 2000;

    /// <summary>What happens next. The same message twice, or the same press twice, changes nothing and gives no events.</summary>
    public static ImmutableArray<ConversationEvent> Decide(Conversation state, InboundMessage message, CoachPolicy policy)
    {
        message = Afterthoughts.Of(state, message);
        if (state.Seen.Contains(message.Id) || (message.Said is Said.Joined && state.IsWelcomed))
        {
            return [];
        }

        var draft = new Draft(state, message, policy);
        if (message.Said is Said.Edited or Said.Deleted)
        {
            Afterthoughts.Keep(draft);
            return draft.Events;
        }

        if (message.Said is Said.Dismissed dismissed && !(state.IsOpened && dismissed.Card == state.PromptCard))
        {
            return []; // it went on without the form
        }

        var press = Press.Of(state, message.Said);
        if (press == PressKind.Repeated)
        {
            return [];
        }

        var remark = message.Said is Said.Typed typed ? Remark.Of(typed.Text) : null;
        Open(draft);
        Receive(draft, remark);
        if (press == PressKind.Stale)
        {
            Interjections.Stale(draft);
        }
        else
        {
            Respond(draft, remark);
        }

        return draft.Events;
    }

    /// <summary>A log begins with the case that it is of.</summary>
    internal static void Open(Draft draft)
    {
        var (state, message) = (draft.State, draft.Message);
        if (state.IsOpened)
        {
            return;
        }

        draft.Add(new CaseOpened(message.Conversation, state.Number, message.From, message.Locale, message.TimeZone, state.IsWelcomed, Folding.CarriedOver(state)));
        if (state.Waiting is { } waiting)
        {
            draft.Add(new ProblemSetAside(waiting)); // this log must hold it too
        }

        if (state.IsReminderUnwanted)
        {
            draft.Add(new RemindersSet(Wanted: false)); // and this
        }
    }

    private static void Receive(Draft draft, RemarkKind? remark)
    {
        var message = draft.Message;
        if (message.WayBack is { } way && way != draft.State.WayBack)
        {
            draft.Add(new WayBackSeen(way));
        }

        draft.Add(new MessageReceived(message.Id, message.From, Remarks.Keepable(message.Said, remark), Labels.Of(message.Said, draft), Remarks.Keepable(message.Attachments, remark)));
    }

    private static void Respond(Draft draft, RemarkKind? remark)
    {
        switch (draft.Message.Said)
        {
            case Said.Joined:
                Welcome.Say(draft);
                break;
            case Said.Typed typed:
                Typed(draft, Readable(typed.Text), remark);
                break;
            case Said.Pressed pressed:
                Pressed(draft, pressed.Choice);
                break;
            case Said.Submitted when Colleagues.IsSpeaking(draft):
                draft.Note(Sentences.Colleague_OnlyAsker);
                break;
            case Said.Submitted form:
                FormAnswers.Take(draft, form);
                break;
            case Said.Dismissed:
                draft.Ask();
                break;
        }
    }

    private static void Typed(Draft draft, string text, RemarkKind? remark)
    {
        var command = OwnData.IsYes(draft, text) ? new(CommandKind.EraseData) : remark is null ? Command.Read(text, atCheck: draft.Question == QuestionId.Check) : null;
        if (!draft.State.IsWelcomed && !Welcome.Introduce(draft, command))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text) && draft.Message.Attachments is not null)
        {
            Remarks.Unopened(draft);
            return;
        }

        if (remark is null && Colleagues.IsSpeaking(draft) && !OwnData.IsMeant(command))
        {
            Colleagues.Take(draft, text);
            return;
        }

        if ((remark is { } made && Remarks.Take(draft, made, text)) || (command is not null && Interjections.Run(draft, command)) || (Enquiry.Of(text) is { } asked && Enquiries.Take(draft, asked)))
        {
            return;
        }

        Read(draft, text);
    }

    /// <summary>Words that are neither a remark nor a command: a question about a word, the reason of a disagreement, another language, a correction, or an answer.</summary>
    private static void Read(Draft draft, string text)
    {
        if (Recap.IsDue(draft))
        {
            draft.Note([.. Recap.Lines(draft)]);
        }

        if (draft.Message.Attachments is not null)
        {
            draft.Note(Sentences.FileBeside);
        }

        if (Glossary.EntryFor(text) is { } entry && (entry != Glossary.Unknown || !Answers.IsAskedBack(draft.Question, text)))
        {
            Remarks.Resume(draft, Say.It("Meaning", Say.It($"Meaning_{entry}")));
        }
        else if (draft.State.Disagreement == Disagreement.ReasonAsked)
        {
            Disagreements.Take(draft, text);
        }
        else if (Language.Of(text) is not "en" and var language)
        {
            Remarks.Resume(draft, Say.It($"Language_{language}"));
        }
        else if (Corrections.Read(draft, text) is { IsEmpty: false } corrected)
        {
            Answers.Accept(draft, corrected, text.Trim(), isRead: true);
        }
        else if (draft.State.Disagreement == Disagreement.ChoiceAsked)
        {
            Disagreements.Take(draft, text);
        }
        else
        {
            Answers.Take(draft, OtherProblems.SetAside(draft, text), label: null);
        }
    }

    /// <summary>As much as is read; all of it is kept in the log.</summary>
    private static string Readable(string text) =>
        text.Length <= MostRead ? text : text[..(char.IsHighSurrogate(text[MostRead - 1]) ? MostRead - 1 : MostRead)];

    private static void Pressed(Draft draft, string choice)
    {
        if (!draft.State.IsWelcomed)
        {
            draft.Add(new Welcomed());
        }

        var command = Command.Read(choice, atCheck: draft.Question == QuestionId.Check);
        if (command is not null && (OwnData.IsMeant(command) || !Colleagues.IsSpeaking(draft)) && Interjections.Run(draft, command))
        {
            return;
        }

        var label = Labels.Of(draft.Message.Said, draft);
        if (Colleagues.IsSpeaking(draft))
        {
            Colleagues.Take(draft, label ?? choice);
            return;
        }

        if (draft.State.Disagreement != Disagreement.None)
        {
            Disagreements.Take(draft, label ?? choice);
        }
        else
        {
            Answers.Take(draft, choice, label ?? choice);
        }
    }
}
