using System.Collections.Immutable;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>Somebody else in the thread speaks: what they say of the work is kept as theirs, and only the person who asked moves the case on.</summary>
internal static class Colleagues
{
    private static readonly ImmutableArray<QuestionId> Answerable = [QuestionId.Skill, QuestionId.Level, QuestionId.Barriers, QuestionId.Stakes, QuestionId.Frequency];

    /// <summary>Whether the message comes from somebody other than the person who asked.</summary>
    public static bool IsSpeaking(Draft draft) => !draft.Message.Conversation.IsPersonal && draft.State.By is { } asker && asker.Id != draft.Message.From.Id;

    public static void Take(Draft draft, string text)
    {
        if (Command.Read(text, atCheck: true) is { } command)
        {
            draft.Note(command.Kind == CommandKind.Help ? Sentences.Help : Sentences.Colleague_OnlyAsker);
            return;
        }

        var said = Read(draft, text);
        if (said.IsEmpty)
        {
            draft.Note(Sentences.Colleague_NotRead);
            return;
        }

        draft.Add(said.AsSpan());
        draft.Note([.. Noted(draft, said)]);
    }

    /// <summary>The open question first; otherwise the first question that the words answer.</summary>
    private static ImmutableArray<ConversationEvent> Read(Draft draft, string text)
    {
        foreach (var question in Answerable.OrderByDescending(question => question == draft.Question))
        {
            var said = AnswerReader.Read(text, new(question, draft.Message.Id, EvidenceSource.Stated, draft.Calendar.Today));
            if (!said.IsEmpty)
            {
                return said;
            }
        }

        return [];
    }

    private static IEnumerable<string> Noted(Draft draft, ImmutableArray<ConversationEvent> said)
    {
        var voice = draft.State.Others[draft.Message.From.Id];
        var topics = said.Select(Changes.TopicOf).OfType<Topic>().ToImmutableArray();
        yield return Say.It("Colleague_Noted", string.Join("; ", topics.Select(topic => $"{Say.Label(topic)}: {Say.Known(topic, voice.Facts)}")));
        var differing = topics.Where(topic => Differences.Differ(topic, draft.State, voice)).ToImmutableArray();
        if (!differing.IsEmpty)
        {
            yield return Say.It("Colleague_Differs", string.Join("; ", differing.Select(topic => $"{Say.Label(topic)}: {Say.Known(topic, draft.State.Facts)}")));
        }
    }
}
