using System.Collections.Immutable;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Answers what is no answer: calmly, in a line or two, and then the open question stands again.</summary>
internal static class Remarks
{
    /// <summary>The message as it may be kept: without the name of a judged person, and without what is private.</summary>
    public static Said Keepable(Said said, RemarkKind? remark) => (said, remark) switch
    {
        (Said.Typed typed, RemarkKind.AboutPerson) => new Said.Typed(NamedPerson.Without(typed.Text, Sentences.NameLeftOut)),
        (Said.Typed, RemarkKind.Sensitive) => new Said.Typed(Sentences.NotKept),
        _ => said,
    };

    /// <summary>The files that came with it, likewise: a name may tell what the words may not.</summary>
    public static IReadOnlyList<AttachedFile>? Keepable(IReadOnlyList<AttachedFile>? files, RemarkKind? remark) =>
        remark is RemarkKind.AboutPerson or RemarkKind.RecordOnPerson or RemarkKind.Sensitive ? files?.Select(file => file with { Name = null }).ToImmutableArray() : files;

    /// <summary>Files came, and not a word.</summary>
    public static void Unopened(Draft draft)
    {
        if (Colleagues.IsSpeaking(draft))
        {
            draft.Note(Sentences.FileAlone);
        }
        else
        {
            Resume(draft, Sentences.FileAlone);
        }
    }

    /// <summary>False when the message is to be read as an answer all the same.</summary>
    public static bool Take(Draft draft, RemarkKind remark, string text)
    {
        switch (remark)
        {
            case RemarkKind.Trivial:
                return Doubt(draft, text);
            case RemarkKind.JustTell:
                Results.SayRough(draft);
                return true;
            case RemarkKind.Abuse:
                draft.Add(new RemarkMade(remark));
                Calm(draft);
                return true;
            default:
                draft.Add(new RemarkMade(remark));
                Resume(draft, Say.It($"Remark_{remark}", draft.Policy.Contact ?? Sentences.Contact));
                return true;
        }
    }

    /// <summary>Says the words and asks the open question again; a result is not repeated.</summary>
    public static void Resume(Draft draft, string words)
    {
        if (draft.Question == QuestionId.Result)
        {
            draft.Note(words);
        }
        else
        {
            draft.Ask(words);
        }
    }

    private static bool Doubt(Draft draft, string text)
    {
        if (draft.Question != QuestionId.Performance)
        {
            return false;
        }

        var said = Mentions.With(draft, Answers.Read(draft, QuestionId.Performance, text, label: null), text);
        draft.Answered(text.Trim());
        draft.Add(said.AsSpan());
        draft.Add(new WorthDoubted());
        draft.Ask(Sentences.Remark_Trivial);
        return true;
    }

    private static void Calm(Draft draft)
    {
        if (draft.State.Abuses > 1)
        {
            draft.Add(new CaseClosed(ClosedBecause.Stopped));
            draft.Note(Sentences.Remark_Abuse_Again);
            return;
        }

        draft.Say(new(ReplyKind.Question, Replies.Paragraphs([Sentences.Remark_Abuse]), Replies.Buttons("rough", "stop"), Form: null, draft.State.PromptCard));
    }
}
