using System.Collections.Immutable;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>How each step of the waterfall is asked. The same state always asks the same, so nothing of it has to be stored.</summary>
public static class Prompts
{
    private static readonly ImmutableArray<Choice> SkipOrWhy = Replies.Buttons("skip", "why");

    /// <summary>The prompt of a step, after what is in doubt about it.</summary>
    public static Reply Of(QuestionId question, Conversation state, Calendar calendar) =>
        Undoubted(question, state, calendar).After([.. Topics.Of(question).Where(state.Doubts.ContainsKey).Select(topic => Doubted(topic, state))]);

    private static Reply Undoubted(QuestionId question, Conversation state, Calendar calendar) => question switch
    {
        QuestionId.Performance => Plain(question, state, state.Waiting is null ? Replies.Buttons("form", "why") : Replies.Buttons("other", "form", "why")),
        QuestionId.Skill => Plain(question, state, [.. Options.Skills, .. SkipOrWhy]),
        QuestionId.Level => LevelPrompt(state, calendar),
        QuestionId.Barriers => Plain(question, state, [new(Options.Nothing, Sentences.Button_none), .. SkipOrWhy]) with { Form = Forms.Barriers(state.Facts) },
        QuestionId.Stakes => Plain(question, state, [.. Options.Stakes, .. SkipOrWhy]),
        QuestionId.Safeguard => Plain(question, state, SkipOrWhy),
        QuestionId.Frequency => Plain(question, state, [.. Options.Frequencies, .. SkipOrWhy]),
        QuestionId.Ai => Plain(question, state, [.. Options.YesOrNo, .. SkipOrWhy]),
        QuestionId.People => Plain(question, state, SkipOrWhy),
        QuestionId.Worth => Plain(question, state, [.. Options.Worths, .. SkipOrWhy]),
        QuestionId.Check => CheckReply.Of(state),
        QuestionId.Result => ResultReply.Again(state),
    };

    /// <summary>Asks which day a date of numbers means; the open question waits.</summary>
    public static Reply WhichDay(AmbiguousDate date, Conversation state) => new(
        ReplyKind.Question,
        Replies.Paragraphs([Say.It("WhichDay", date.Quote)]),
        [Day(date.Likely), Day(date.Other)],
        Form: null,
        state.PromptCard);

    private static string Doubted(Topic topic, Conversation state)
    {
        var (ours, other) = (state.Because[topic], state.Doubts[topic]);
        return ours.Quote == other.Because.Quote
            ? Say.It("DoubtedForgetting", ours.Quote)
            : Say.It("Doubted", ours.Quote, Say.Known(topic, state.Facts) ?? "", other.Because.Quote, Say.Known(topic, other.Other) ?? "");
    }

    private static Choice Day(DateOnly day) => new(new Deadline.On(day).ToString(), Say.Date(day));

    /// <summary>The sentence of a prompt, for the read-only summary of its card.</summary>
    public static string Asked(QuestionId question, Conversation state, Calendar calendar) =>
        question == QuestionId.Result ? Sentences.Ask_Check : Sentence(question, state, calendar);

    /// <summary>What the sentences about a question are named by. Where the level is known, the deciding question is asked by what is still open of it.</summary>
    public static string Name(QuestionId question, Conversation state, Calendar calendar) =>
        question != QuestionId.Level || !state.Because.ContainsKey(Topic.Level) ? question.ToString() : LevelParts(state, calendar) switch
        {
            [Topic.Available] => "Level_Available",
            [Topic.Deadline] => "Level_Deadline",
            [Topic.Available, Topic.Deadline] => "Level_When",
            _ => question.ToString(),
        };

    private static Reply Plain(QuestionId question, Conversation state, ImmutableArray<Choice> choices) =>
        new(ReplyKind.Question, [new Block.Paragraph(Numbered(question, Say.It($"Ask_{question}")))], choices, Form: null, state.PromptCard);

    private static Reply LevelPrompt(Conversation state, Calendar calendar)
    {
        var parts = LevelParts(state, calendar);
        return new(
            ReplyKind.Question,
            [new Block.Paragraph(Numbered(QuestionId.Level, Sentence(QuestionId.Level, state, calendar)))],
            SkipOrWhy,
            Forms.Level(state.Facts, parts),
            state.PromptCard);
    }

    private static string Sentence(QuestionId question, Conversation state, Calendar calendar) => Say.It($"Ask_{Name(question, state, calendar)}");

    /// <summary>All parts when nothing of them is known or the question was opened again; the missing ones otherwise.</summary>
    public static ImmutableArray<Topic> LevelParts(Conversation state, Calendar calendar)
    {
        var all = Topics.Of(QuestionId.Level);
        return state.Reopened == QuestionId.Level || !all.Any(state.Because.ContainsKey) ? all : Waterfall.OpenParts(state.SureFacts, calendar);
    }

    private static string Numbered(QuestionId question, string sentence) => question switch
    {
        QuestionId.Performance or QuestionId.Skill or QuestionId.Level or QuestionId.Barriers =>
            Say.It("Progress", (int)question, sentence),
        QuestionId.Stakes or QuestionId.Safeguard => Say.It("OneMore", sentence),
        QuestionId.Frequency or QuestionId.Ai or QuestionId.People or QuestionId.Check or QuestionId.Result or QuestionId.Worth => sentence,
    };
}
