using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Several problems in one message: one is worked on, the other is kept for later, in a case of its own.</summary>
internal static class OtherProblems
{
    /// <summary>Keeps what a message tells of another problem, and gives the rest of it.</summary>
    public static string SetAside(Draft draft, string text)
    {
        if (draft.Question != QuestionId.Performance || First(draft, text) is not { } first)
        {
            return text;
        }

        draft.Note(Sentences.TwoProblems);
        return first;
    }

    /// <summary>Reads the problem that waits, where a case has just begun; otherwise ends this case and offers it for the next.</summary>
    public static void TakeUp(Draft draft)
    {
        if (draft.State.Waiting is not { } waiting)
        {
            draft.Note(Sentences.NoOtherProblem);
        }
        else if (draft.Question == QuestionId.Performance)
        {
            Read(draft, waiting);
        }
        else
        {
            draft.Add(new CaseClosed(ClosedBecause.Restarted));
            draft.Say(Prompts.Of(QuestionId.Performance, draft.State.Next(), draft.Calendar).After(Say.It("OtherProblem", waiting)));
        }
    }

    /// <summary>The first of several problems, once the rest is set aside; null where there is only one.</summary>
    private static string? First(Draft draft, string text)
    {
        if (SecondProblem.In(text) is not { } at)
        {
            return null;
        }

        draft.Add(new ProblemSetAside(text[at..].Trim()));
        return text[..at].TrimEnd();
    }

    private static void Read(Draft draft, string all)
    {
        draft.Add(new ProblemTakenUp());
        var waiting = First(draft, all) ?? all;
        var said = Mentions.With(draft, Answers.Read(draft, QuestionId.Performance, waiting, label: null), waiting);
        Answers.Accept(draft, [.. said.Select(one => Changes.Because(one) is { } because ? Changes.As(one, because.Source, offset: null) : one)], waiting, isRead: true);
    }
}
