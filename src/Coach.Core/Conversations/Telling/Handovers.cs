using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"Ask @somebody" in a thread: from then on the case is theirs. They answer in the thread, so the result is there as well (L8).</summary>
public static class Handovers
{
    /// <summary>What whoever is asked reads in a message of their own: where the case stands, and what is open.</summary>
    public static ImmutableArray<string> Invitation(Conversation state, Calendar calendar)
    {
        var question = Waterfall.Current(state, calendar);
        var open = question == QuestionId.Result ? "" : Say.It("StillToAnswer", Prompts.Asked(question, state, calendar));
        return [.. new[] { Recap.Known(state), open }.Where(line => line.Length > 0)];
    }

    /// <summary>False where there is nobody else to hand over to: then the words are an answer.</summary>
    internal static bool Take(Draft draft, string to)
    {
        if (draft.Message.Conversation.IsPersonal)
        {
            return false;
        }

        if (to != draft.Message.From.Id)
        {
            draft.Add(new CaseHandedOver(new(to, Name: null)));
            draft.Note(Sentences.HandedOver);
            return true;
        }

        draft.Ask(Sentences.HandedToOneself);
        return true;
    }
}
