using System.Collections.Immutable;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;

namespace Coach.Core.Conversations;

/// <summary>Somebody else in the thread speaks: what they say of the work is kept as theirs, and only the person who asked moves the case on.</summary>
internal static class Colleagues
{
    private static readonly ImmutableArray<QuestionId> Answerable = [QuestionId.Skill, QuestionId.Level, QuestionId.Barriers, QuestionId.Stakes, QuestionId.Frequency];
    private static readonly ImmutableArray<Topic> Told = [.. Answerable.SelectMany(question => Topics.Of(question))];

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

    /// <summary>What the words answer, the open question first, and whatever else they state of the work.</summary>
    private static ImmutableArray<ConversationEvent> Read(Draft draft, string text)
    {
        var answer = Answerable.OrderByDescending(question => question == draft.Question)
            .Select(question => AnswerReader.Read(text, new(question, draft.Message.Id, EvidenceSource.Stated, draft.Calendar.Today)))
            .FirstOrDefault(said => !said.IsEmpty, []);
        var read = MessageReader.Read(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped));
        return [.. answer, .. read.Where(one => Told.Contains(Topics.NamedBy(one)!.Value) && !answer.Any(said => Topics.NamedBy(said) == Topics.NamedBy(one)))];
    }

    private static IEnumerable<string> Noted(Draft draft, ImmutableArray<ConversationEvent> said)
    {
        var voice = draft.State.Others[draft.Message.From.Id];
        var topics = said.Select(Topics.NamedBy).OfType<Topic>().ToImmutableArray();
        yield return Say.It("Colleague_Noted", string.Join("; ", topics.Select(topic => $"{Say.Label(topic)}: {Say.Known(topic, voice.Facts)}")));
        var differing = topics.Where(topic => Differences.Differ(topic, draft.State, voice)).ToImmutableArray();
        if (!differing.IsEmpty)
        {
            yield return Say.It("Colleague_Differs", string.Join("; ", differing.Select(topic => $"{Say.Label(topic)}: {Say.Known(topic, draft.State.Facts)}")));
        }
    }
}
