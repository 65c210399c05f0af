using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>The first words: who this is, what for, how long it takes, what is kept. Said once in a conversation.</summary>
internal static class Welcome
{
    public static ImmutableArray<Choice> Buttons { get; } = Replies.Buttons("trouble", "training", "example");

    public static void Say(Draft draft)
    {
        draft.Add(new Welcomed());
        draft.Say(new(ReplyKind.Welcome, Replies.Paragraphs([Text(draft)]), Buttons, Form: null, draft.State.PromptCard));
    }

    /// <summary>Introduces the coach to somebody who wrote first. False when the greeting was all there was to answer.</summary>
    public static bool Introduce(Draft draft, Command? command)
    {
        if (command is { Kind: CommandKind.Greeting })
        {
            Say(draft);
            return false;
        }

        draft.Add(new Welcomed());
        draft.Note(Text(draft));
        return true;
    }

    /// <summary>"I was asked for training": noted, not argued with, and looked at in the end.</summary>
    public static void TrainingAsked(Draft draft)
    {
        var label = Sentences.Button_training;
        draft.Answered(label);
        draft.Add(new ModalityAsked(Modalities.Course, new(EvidenceSource.Answered, draft.Message.Id, label)));
        draft.Ask(Conversations.Say.It("AskedNoted", ResultReply.AskedFor(Modalities.Course)));
    }

    private static string Text(Draft draft) =>
        Conversations.Say.It(draft.Message.Conversation.IsPersonal ? "Welcome" : "WelcomeShared", draft.Policy.RetentionDays);
}
