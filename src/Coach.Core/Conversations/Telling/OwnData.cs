using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"Export my data" and "delete my data". Everybody has these rights, also a colleague in somebody else's thread. What follows is done behind the conversation.</summary>
internal static class OwnData
{
    /// <summary>Whether a command is about what is kept of the person who gives it.</summary>
    public static bool IsMeant(Command? command) => command?.Kind is CommandKind.ExportData or CommandKind.DeleteData or CommandKind.EraseData or CommandKind.KeepData;

    public static void Take(Draft draft, CommandKind kind)
    {
        switch (kind)
        {
            case CommandKind.ExportData:
                draft.Add(new DataExported());
                draft.Note(draft.Message.Conversation.IsPersonal ? Sentences.DataExported : Sentences.DataExportedApart);
                break;
            case CommandKind.EraseData when draft.IsErasureAsked:
                Erase(draft);
                break;
            case CommandKind.KeepData:
                Remarks.Resume(draft, Sentences.DataKept);
                break;
            default:
                draft.Add(new ErasureAsked());
                draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Status.Data(draft), Sentences.DataEraseAsked]), Replies.Buttons("erase_data", "keep_data"), Form: null, draft.State.PromptCard));
                break;
        }
    }

    /// <summary>A plain yes counts, where that was the question.</summary>
    public static bool IsYes(Draft draft, string text) => draft.IsErasureAsked && Phrase.Of(text) is "yes" or "y" or "yes please" or "delete" or "ok";

    private static void Erase(Draft draft)
    {
        draft.Add(new ErasureConfirmed());
        if (!Colleagues.IsSpeaking(draft))
        {
            draft.Add(new CaseClosed(ClosedBecause.Erased));
        }

        draft.Note(Sentences.DataErased);
    }
}
