using System.Collections.Immutable;
using System.Globalization;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>The forms: one step, or all of them at once, holding what is known already. Field ids are topics of the vocabulary.</summary>
public static class Forms
{
    public const string AllAtOnce = "all";
    public const string OfLevel = "level";
    public const string OfBarriers = "barriers";
    public const string OfDisagreement = "disagree";
    public const string Reason = "reason";
    public const string Choice = "choice";
    private const int LongText = 3000;
    private const int ShortText = 300;
    private const int Digits = 7;

    public static Form All(CaseFacts facts) => new(
        AllAtOnce,
        [
            new Field.Text(Id(Topic.Performance), Sentences.Field_Performance, facts.Performance, Sentences.Error_Performance, LongText),
            new Field.Text(Id(Topic.Measure), Sentences.Field_Measure, facts.Measure, Error: null, ShortText),
            Optional(Topic.Skill, Options.Skills, Written(facts.Skill)),
            .. LevelFields(facts, Topics.Of(QuestionId.Level), topic => Say.It($"Field_{topic}")),
            new Field.ManyOf(Id(Topic.Barriers), Sentences.Field_Barriers, ChosenBarriers(facts), Error: null, Options.BarriersOrNothing),
            Optional(Topic.Stakes, Options.Stakes, Written(facts.Stakes)),
            Optional(Topic.Frequency, Options.Frequencies, Written(facts.Frequency)),
            Optional(Topic.Ai, Options.YesOrNo, facts.Ai == Ai.Yes ? Word.Of(facts.Ai) : null), // "no" until somebody says so, which nobody has to
            new Field.Text(Id(Topic.People), Sentences.Field_People, facts.People?.ToString(CultureInfo.InvariantCulture), Error: null, Digits),
        ],
        Sentences.Submit);

    public static Form Level(CaseFacts facts, ImmutableArray<Topic> parts) =>
        new(OfLevel, LevelFields(facts, parts, topic => topic == Topic.Deadline ? Sentences.Field_Deadline_Short : Say.Label(topic)), Sentences.Submit);

    public static Form Barriers(CaseFacts facts) =>
        new(OfBarriers, [new Field.ManyOf(Id(Topic.Barriers), Sentences.Field_Barriers_Short, ChosenBarriers(facts), Sentences.Error_Barriers, Options.Barriers)], Sentences.Submit);

    public static Form Disagreement() => new(
        OfDisagreement,
        [
            new Field.Text(Reason, Sentences.Disagree_Reason, Value: null, Sentences.Error_Reason, LongText),
            new Field.OneOf(Choice, Sentences.Disagree_Choice, Value: null, Error: null, OwnChoices.All),
        ],
        Sentences.Submit);

    public static string Id(Topic topic) => Word.Of(topic);

    private static ImmutableArray<Field> LevelFields(CaseFacts facts, ImmutableArray<Topic> parts, Func<Topic, string> label)
    {
        Field level = Optional(Topic.Level, Options.Levels, Word.Parts(facts.Level).Select(Word.Of).LastOrDefault()) with { Label = label(Topic.Level) };
        Field available = Optional(Topic.Available, Options.Availabilities, Written(facts.Available)) with { Label = label(Topic.Available) };
        Field date = new Field.Date(Id(Topic.Deadline), label(Topic.Deadline), (facts.Deadline as Deadline.On)?.ToString(), Error: null);
        return [.. parts.Select(part => part switch { Topic.Level => level, Topic.Available => available, _ => date })];
    }

    private static Field.OneOf Optional(Topic topic, ImmutableArray<Choice> options, string? value) => new(Id(topic), Say.It($"Field_{topic}"), value, Error: null, options);

    private static string? Written<T>(T? value)
        where T : struct, Enum => value is { } known ? Word.Of(known) : null;

    private static string? ChosenBarriers(CaseFacts facts) =>
        facts.Barrier == Barrier.None ? Options.Nothing : string.Join(',', Word.Parts(facts.BarrierKinds).Select(Word.Of)) is { Length: > 0 } kinds ? kinds : null;
}

/// <summary>What a person may choose instead of the coach's advice.</summary>
public static class OwnChoices
{
    public static ImmutableArray<Choice> All { get; } = Replies.Buttons("own_build", "own_support", "own_elsewhere", "own_asked");
}
