using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What a case can know something about. Each has at most one answer, and the words it came from.</summary>
[JsonConverter(typeof(WordJson<Topic>))]
public enum Topic : byte { Performance = 1, Measure, Skill, Level, Available, Deadline, Barriers, Stakes, Frequency, Ai, People, Asked, Safeguard }

/// <summary>Which topics a question fills.</summary>
public static class Topics
{
    public static ImmutableArray<Topic> Of(QuestionId question) => question switch
    {
        QuestionId.Performance => [Topic.Performance, Topic.Measure],
        QuestionId.Skill => [Topic.Skill],
        QuestionId.Level => [Topic.Level, Topic.Available, Topic.Deadline],
        QuestionId.Barriers => [Topic.Barriers],
        QuestionId.Stakes => [Topic.Stakes],
        QuestionId.Safeguard => [Topic.Safeguard],
        QuestionId.Frequency => [Topic.Frequency],
        QuestionId.Ai => [Topic.Ai],
        QuestionId.People => [Topic.People],
        QuestionId.Check or QuestionId.Result or QuestionId.Worth => [],
    };

    /// <summary>The deciding facts that stay unknown when a question is skipped.</summary>
    public static ImmutableArray<Fact> FactsOf(QuestionId question) => question switch
    {
        QuestionId.Skill => [Fact.Skill],
        QuestionId.Level => [Fact.Judgment, Fact.Available, Fact.Time],
        QuestionId.Barriers => [Fact.Barrier],
        QuestionId.Stakes => [Fact.Stakes],
        QuestionId.Frequency => [Fact.Frequency],
        QuestionId.Performance or QuestionId.Safeguard or QuestionId.Ai or QuestionId.People or QuestionId.Check or QuestionId.Result or QuestionId.Worth => [],
    };

    /// <summary>What an event says something of; null when it names no fact.</summary>
    public static Topic? NamedBy(ConversationEvent said) => said switch
    {
        ConversationEvent.PerformanceNamed => Topic.Performance,
        ConversationEvent.MeasureNamed => Topic.Measure,
        ConversationEvent.SkillNamed => Topic.Skill,
        ConversationEvent.LevelNamed => Topic.Level,
        ConversationEvent.AvailabilityNamed => Topic.Available,
        ConversationEvent.DeadlineNamed => Topic.Deadline,
        ConversationEvent.BarriersNamed => Topic.Barriers,
        ConversationEvent.StakesNamed => Topic.Stakes,
        ConversationEvent.FrequencyNamed => Topic.Frequency,
        ConversationEvent.AiNamed => Topic.Ai,
        ConversationEvent.PeopleCounted => Topic.People,
        ConversationEvent.ModalityAsked => Topic.Asked,
        ConversationEvent.SafeguardNamed => Topic.Safeguard,
        _ => null,
    };

    /// <summary>The facts without what one topic said.</summary>
    public static CaseFacts Without(CaseFacts facts, Topic topic) => With(facts, topic, Nothing);

    /// <summary>The facts with what another set of facts says of one topic.</summary>
    public static CaseFacts With(CaseFacts facts, Topic topic, CaseFacts other) => topic switch
    {
        Topic.Performance => facts with { Performance = other.Performance },
        Topic.Measure => facts with { Measure = other.Measure },
        Topic.Skill => facts with { Skill = other.Skill },
        Topic.Level => facts with { Level = other.Level },
        Topic.Available => facts with { Available = other.Available },
        Topic.Deadline => facts with { Deadline = other.Deadline },
        Topic.Barriers => facts with { Barrier = other.Barrier, BarrierKinds = other.BarrierKinds },
        Topic.Stakes => facts with { Stakes = other.Stakes },
        Topic.Frequency => facts with { Frequency = other.Frequency },
        Topic.Ai => facts with { Ai = other.Ai },
        Topic.People => facts with { People = other.People },
        Topic.Asked => facts with { Asked = other.Asked },
        Topic.Safeguard => facts with { Safeguard = other.Safeguard },
    };

    private static CaseFacts Nothing { get; } = new();
}
