using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding;

/// <summary>Reads what gets in the way, as a list of option words or numbers ("1, 3", "tools and feedback", "nothing").</summary>
public static partial class BarrierAnswer
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    private static readonly FrozenDictionary<string, BarrierKinds> Words = new Dictionary<string, BarrierKinds>(StringComparer.Ordinal)
    {
        ["unclear"] = BarrierKinds.Expectations,
        ["expectation"] = BarrierKinds.Expectations,
        ["unclear expectations"] = BarrierKinds.Expectations,
        ["no feedback"] = BarrierKinds.Feedback,
        ["nobody checks"] = BarrierKinds.Feedback,
        ["nobody checks it"] = BarrierKinds.Feedback,
        ["no one checks"] = BarrierKinds.Feedback,
        ["nobody notices"] = BarrierKinds.Feedback,
        ["nobody reviews"] = BarrierKinds.Feedback,
        ["nobody reviews it"] = BarrierKinds.Feedback,
        ["tool"] = BarrierKinds.Tools,
        ["access"] = BarrierKinds.Tools,
        ["the tools"] = BarrierKinds.Tools,
        ["the process"] = BarrierKinds.Process,
        ["processes"] = BarrierKinds.Process,
        ["reward"] = BarrierKinds.Incentives,
        ["rewards"] = BarrierKinds.Incentives,
        ["targets"] = BarrierKinds.Incentives,
        ["incentive"] = BarrierKinds.Incentives,
        ["time"] = BarrierKinds.Capacity,
        ["people"] = BarrierKinds.Capacity,
        ["staffing"] = BarrierKinds.Capacity,
        ["workload"] = BarrierKinds.Capacity,
        ["too little time"] = BarrierKinds.Capacity,
        ["no time"] = BarrierKinds.Capacity,
        ["there is no time"] = BarrierKinds.Capacity,
        ["they have no time"] = BarrierKinds.Capacity,
        ["they don't have time"] = BarrierKinds.Capacity,
        ["they don't have the time"] = BarrierKinds.Capacity,
        ["nobody has time"] = BarrierKinds.Capacity,
        ["nobody has the time"] = BarrierKinds.Capacity,
        ["not enough time"] = BarrierKinds.Capacity,
        ["not enough people"] = BarrierKinds.Capacity,
        ["time pressure"] = BarrierKinds.Capacity,
        ["too busy"] = BarrierKinds.Capacity,
        ["understaffed"] = BarrierKinds.Capacity,
        ["too few people"] = BarrierKinds.Capacity,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Nothing = FrozenSet.ToFrozenSet(
        ["nothing", "nothing else", "nothing i know of", "nothing else in the way", "nothing gets in the way", "none", "no", "no barrier", "nothing really", "nothing at all", "not really", "nothing comes to mind", "nothing is in the way", "there is nothing in the way", "nothing that i know of", "nothing i can think of"], StringComparer.Ordinal);

    public static ImmutableArray<ConversationEvent> Read(string text, AskedFor asked)
    {
        if (Nothing.Contains(Phrase.Of(text)) || Picked.One(text, Options.BarriersOrNothing)?.Id == Options.Nothing)
        {
            return [new BarriersNamed(Barrier.None, BarrierKinds.NotNamed, asked.Whole(text))];
        }

        var parts = Separator().Split(text).Where(part => Picked.AreNumbers(text) || !Picked.AreNumbers(part));
        var kinds = Kind(text) ?? parts.Aggregate(BarrierKinds.NotNamed, (all, part) => all | (Kind(part) ?? BarrierKinds.NotNamed));
        return kinds == BarrierKinds.NotNamed ? [] : [new BarriersNamed(Barrier.Some, kinds, asked.Whole(text))];
    }

    private static BarrierKinds? Kind(string part) => Named(part) ?? (Lead().Match(part) is { Length: > 0 } lead ? Named(part[lead.Length..]) : null);

    private static BarrierKinds? Named(string part) =>
        Picked.Value<BarrierKinds>(part, Options.Barriers)
        ?? Word.Parse<BarrierKinds>(Phrase.Of(part))
        ?? (Words.TryGetValue(Phrase.Of(part), out var kind) ? kind : null);

    /// <summary>What people say before they name it: "it's the", "mostly".</summary>
    [GeneratedRegex(@"^\W*(?:(?:it's|its|it is|that's|that|i think|mostly|mainly|because of|because|there's|there is|they have|we have|just|only|the|probably) +)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:[,;:/&+\n]|\band\b|\bor\b)\s*|\s+(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Separator();
}
