using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Where people in a thread see a case differently: the result under each, and what is right in both.</summary>
internal static class Differences
{
    public static bool Differ(Topic topic, Conversation state, Voice voice) =>
        Say.Known(topic, state.Facts) is { } asked && Say.Known(topic, voice.Facts) is { } theirs && asked != theirs;

    /// <summary>What a result says about it; nothing while all agree.</summary>
    public static ImmutableArray<Block> Of(Recommendation said, Conversation state)
    {
        var voices = state.Others.Values.Where(voice => voice.Because.Keys.Any(topic => Differ(topic, state, voice))).ToImmutableArray();
        if (voices.IsEmpty)
        {
            return [];
        }

        var differing = voices.SelectMany(voice => voice.Because.Keys.Where(topic => Differ(topic, state, voice)).Select(topic => (topic, voice))).ToImmutableArray();
        var agreed = state.Others.Values.SelectMany(voice => voice.Because.Keys).Distinct().Count() - differing.Select(one => one.topic).Distinct().Count();
        var seen = voices.Select(voice => Reasoner.Decide(voice.Over(state.Facts), said.Calendar)).ToImmutableArray();
        return
        [
            new Block.Heading(Sentences.Differ_Head),
            new Block.Facts([.. differing.Select(one => new FactLine(Say.Label(one.topic), Say.It("Differ_Line", Say.Known(one.topic, state.Facts)!, Say.Known(one.topic, one.voice.Facts)!)))]),
            .. Replies.Paragraphs([Say.It("Differ_Agree", agreed, differing.Length), .. seen.Select(theirs => Say.It("Differ_Result", ResultReply.Title(theirs))), SafeStep(said, seen)]),
        ];
    }

    /// <summary>The least invasive step that every view has in its plan.</summary>
    private static string SafeStep(Recommendation said, ImmutableArray<Recommendation> others)
    {
        var common = said.Plan.Where(step => others.All(other => other.Plan.Any(theirs => theirs.Intervention.Id == step.Intervention.Id)));
        var first = common.OrderBy(step => step.Intervention.Invasiveness).FirstOrDefault();
        return first is null ? Sentences.Differ_Watch : Say.It("Differ_Safe", first.FirstStep);
    }
}
