using System.Collections.Immutable;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What a named fact does to the state of a case. Only the person who asked moves the case; what a colleague says is kept beside it.</summary>
internal static class FactFolding
{
    public static Conversation Apply(Conversation state, ConversationEvent happened)
    {
        if (state.Speaker is { } speaker && speaker.Id != state.By?.Id)
        {
            var voice = state.Others.GetValueOrDefault(speaker.Id) ?? new(speaker, new(), ImmutableDictionary<Topic, Evidence>.Empty);
            var (said, facts, why) = Named(voice.Facts, happened);
            return state with { Others = state.Others.SetItem(speaker.Id, voice with { Facts = facts, Because = voice.Because.SetItem(said, why) }) };
        }

        var (topic, known, because) = Named(state.Facts, happened);
        return Known(state, topic, known, because);
    }

    /// <summary>The one fact that an event names, and nothing else.</summary>
    public static CaseFacts Alone(ConversationEvent happened) => Named(new(), happened).Facts;

    private static (Topic Topic, CaseFacts Facts, Evidence Because) Named(CaseFacts facts, ConversationEvent happened) => happened switch
    {
        PerformanceNamed named => (Topic.Performance, facts with { Performance = named.Performance }, named.Because),
        MeasureNamed named => (Topic.Measure, facts with { Measure = named.Measure }, named.Because),
        SkillNamed named => (Topic.Skill, facts with { Skill = named.Skill }, named.Because),
        LevelNamed named => (Topic.Level, facts with { Level = named.Level }, named.Because),
        AvailabilityNamed named => (Topic.Available, facts with { Available = named.Available }, named.Because),
        DeadlineNamed named => (Topic.Deadline, facts with { Deadline = named.Deadline }, named.Because),
        BarriersNamed named => (Topic.Barriers, facts with { Barrier = named.Barrier, BarrierKinds = named.Kinds }, named.Because),
        StakesNamed named => (Topic.Stakes, facts with { Stakes = named.Stakes }, named.Because),
        FrequencyNamed named => (Topic.Frequency, facts with { Frequency = named.Frequency }, named.Because),
        AiNamed named => (Topic.Ai, facts with { Ai = named.Ai }, named.Because),
        PeopleCounted named => (Topic.People, facts with { People = named.People }, named.Because),
        ModalityAsked named => (Topic.Asked, facts with { Asked = named.Asked }, named.Because),
        SafeguardNamed named => (Topic.Safeguard, facts with { Safeguard = named.Safeguard }, named.Because),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no place in the fold."),
    };

    private static Conversation Known(Conversation state, Topic topic, CaseFacts facts, Evidence because)
    {
        var question = Enum.GetValues<QuestionId>().FirstOrDefault(one => Topics.Of(one).Contains(topic));
        return state with
        {
            Facts = facts,
            Because = state.Because.SetItem(topic, because),
            Doubts = state.Doubts.Remove(topic),
            Before = Remembered(state, because),
            Skipped = state.Skipped.Remove(question),
            Reopened = state.Reopened == question ? null : state.Reopened,
        };
    }

    /// <summary>A correction can be undone as a whole, also when one message corrects several facts.</summary>
    private static Snapshot? Remembered(Conversation state, Evidence because)
    {
        if (because.Source != EvidenceSource.Corrected)
        {
            return state.Before;
        }

        return state.Before?.MessageId == because.MessageId ? state.Before : new(because.MessageId, state.Facts, state.Because);
    }
}
