using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>What a named fact does to the state of a case.</summary>
internal static class FactFolding
{
    public static Conversation Apply(Conversation state, ConversationEvent happened) => happened switch
    {
        PerformanceNamed named => Known(state, Topic.Performance, state.Facts with { Performance = named.Performance }, named.Because),
        MeasureNamed named => Known(state, Topic.Measure, state.Facts with { Measure = named.Measure }, named.Because),
        SkillNamed named => Known(state, Topic.Skill, state.Facts with { Skill = named.Skill }, named.Because),
        LevelNamed named => Known(state, Topic.Level, state.Facts with { Level = named.Level }, named.Because),
        AvailabilityNamed named => Known(state, Topic.Available, state.Facts with { Available = named.Available }, named.Because),
        DeadlineNamed named => Known(state, Topic.Deadline, state.Facts with { Deadline = named.Deadline }, named.Because),
        BarriersNamed named => Known(state, Topic.Barriers, state.Facts with { Barrier = named.Barrier, BarrierKinds = named.Kinds }, named.Because),
        StakesNamed named => Known(state, Topic.Stakes, state.Facts with { Stakes = named.Stakes }, named.Because),
        FrequencyNamed named => Known(state, Topic.Frequency, state.Facts with { Frequency = named.Frequency }, named.Because),
        AiNamed named => Known(state, Topic.Ai, state.Facts with { Ai = named.Ai }, named.Because),
        PeopleCounted named => Known(state, Topic.People, state.Facts with { People = named.People }, named.Because),
        ModalityAsked named => Known(state, Topic.Asked, state.Facts with { Asked = named.Asked }, named.Because),
        SafeguardNamed named => Known(state, Topic.Safeguard, state.Facts with { Safeguard = named.Safeguard }, named.Because),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no place in the fold."),
    };

    private static Conversation Known(Conversation state, Topic topic, CaseFacts facts, Evidence because)
    {
        var question = Enum.GetValues<QuestionId>().FirstOrDefault(one => Topics.Of(one).Contains(topic));
        return state with
        {
            Facts = facts,
            Because = state.Because.SetItem(topic, because),
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
