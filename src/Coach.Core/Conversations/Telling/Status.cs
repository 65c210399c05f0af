namespace Coach.Core.Conversations;

/// <summary>Where the conversation stands, and what is kept of it.</summary>
internal static class Status
{
    /// <summary>What is known, and the open question with its buttons.</summary>
    public static Reply Of(Draft draft)
    {
        var prompt = Prompts.Of(draft.Question, draft.State, draft.Calendar);
        if (draft.Question is QuestionId.Check or QuestionId.Result)
        {
            return prompt.After(Sentences.StatusDone);
        }

        return draft.State.Because.IsEmpty
            ? prompt.After(Sentences.StatusNothing)
            : prompt with { Body = [.. Replies.Paragraphs([Sentences.StatusSoFar]), Known(draft.State), .. prompt.Body] };
    }

    public static string Data(Draft draft)
    {
        var channel = Say.Sentence(draft.Message.Conversation.Channel);
        return Say.It("MyData", draft.State.SeenInOrder.Count, draft.Policy.RetentionDays, channel);
    }

    private static Block.Facts Known(Conversation state) =>
        new([.. Enum.GetValues<Topic>().Where(state.Because.ContainsKey).Select(topic => CheckReply.Line(topic, state))]);
}
