using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding;

/// <summary>
/// Makes facts of what a model proposed: only words of the closed vocabulary, only with a quote that stands word for word in the message, and only if the
/// model doesn't contradict itself. What is left is proposed, so the person confirms it before anything is decided on it.
/// </summary>
public static class Proposals
{
    /// <summary>Stands in <see cref="Evidence.Cue"/> of a fact that only a model read.</summary>
    public const string Cue = "model";

    private const int MostRead = 20;
    private const int LongestQuote = 300;

    public static ImmutableArray<ConversationEvent> Checked(ImmutableArray<Proposal> proposed, string messageId, string text)
    {
        var sound = proposed.Take(MostRead).Where(one => IsSound(one, text)).ToLookup(one => one.Fact, StringComparer.Ordinal);
        return [.. sound.Select(fact => Fact([.. fact], messageId, text)).OfType<ConversationEvent>()];
    }

    /// <summary>The event for values of one fact; null where they say nothing or contradict each other.</summary>
    internal static ConversationEvent? FactOf(string fact, ImmutableArray<string> said, Evidence because) => fact switch
    {
        "skill" => One<Skill>(said) is { } skill ? new SkillNamed(skill, because) : null,
        "level" => All<SkillLevels>(said) is { } level ? new LevelNamed(level, because) : null,
        "available" => One<Availability>(said) is { } available ? new AvailabilityNamed(available, because) : null,
        "barrier_kinds" => All<BarrierKinds>(said) is { } kinds ? new BarriersNamed(Barrier.Some, kinds, because) : new BarriersNamed(Barrier.None, BarrierKinds.NotNamed, because),
        "stakes" => One<Stakes>(said) is { } stakes ? new StakesNamed(stakes, because) : null,
        "frequency" => One<Frequency>(said) is { } frequency ? new FrequencyNamed(frequency, because) : null,
        "ai" => One<Ai>(said) is { } ai ? new AiNamed(ai, because) : null,
        "asked_modality" => All<Modalities>(said) is { } asked ? new ModalityAsked(asked, because) : null,
        _ => null, // dates and the person's own words are read by rules alone
    };

    private static bool IsSound(Proposal one, string text) =>
        CueVocabulary.Holds(one.Fact, one.Value)
        && one.Quote.Length is > 0 and <= LongestQuote
        && one.Quote.Any(char.IsLetter)
        && !char.IsLowSurrogate(one.Quote[0]) && !char.IsHighSurrogate(one.Quote[^1])
        && text.Contains(one.Quote, StringComparison.Ordinal);

    private static ConversationEvent? Fact(ImmutableArray<Proposal> said, string messageId, string text)
    {
        var quote = said[0].Quote;
        return FactOf(said[0].Fact, [.. said.Select(one => one.Value)], new(EvidenceSource.Proposed, messageId, quote, text.IndexOf(quote, StringComparison.Ordinal), Cue));
    }

    /// <summary>The value; null where there is none, or two that exclude each other.</summary>
    private static T? One<T>(ImmutableArray<string> said)
        where T : struct, Enum => said.Distinct(StringComparer.Ordinal).Count() == 1 ? Word.Parse<T>(said[0]) : null;

    /// <summary>All values together; null where none of them is one of the set.</summary>
    private static T? All<T>(ImmutableArray<string> said)
        where T : struct, Enum
    {
        var set = said.Select(one => Word.Parse<T>(one)).OfType<T>().Aggregate(0, (all, one) => all | Convert.ToInt32(one));
        return set == 0 ? null : (T)Enum.ToObject(typeof(T), set);
    }
}
