using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Understanding.Facts;

namespace Coach.Core.Understanding.Wording;

/// <summary>
/// The five facts that a person confirms. Cues propose, and the wording as a whole is weighed beside them: it reads what no cue foresaw, and leaves out what a cue
/// took for something else. In a few words there is nothing to weigh, so cues alone read them, unless they answer a question.
/// </summary>
internal static class WordingFacts
{
    /// <summary>Begins <see cref="Evidence.Cue"/> of a value that no cue read: "model.skill.absent".</summary>
    public const string Cue = "model.";

    private const int FewWords = 20;
    private const float ReadFrom = 0.5f;
    private const float CuedFrom = 0.25f;
    private const float AnsweredFrom = 0.35f; // whoever is asked for a fact most likely tells it

    /// <summary>Whether a reading, or a part of it, rests on the wording as a whole and not on a cue.</summary>
    public static bool IsWeighed(Evidence because) => because.Cue?.Contains(Cue, StringComparison.Ordinal) == true;

    public static ImmutableArray<ConversationEvent> Read(Heard heard)
    {
        var cued = CuedFacts.Read(heard);
        if (heard.Message.Tokens.Length < FewWords)
        {
            return cued;
        }

        var said = WordingBook.Shipped.Of(heard.Message);
        var likely = Likely(Hint.All(heard, CuedFacts.Values(cued), said), ReadFrom);
        return [.. Readable.Facts.Select(fact => Event(new(heard, said, fact, cued.FirstOrDefault(one => Readable.Said(one).Fact == fact)), [.. likely[fact]])).OfType<ConversationEvent>()];
    }

    /// <summary>What an answer says of the facts that it was asked for, by its wording alone: here a few words have to do.</summary>
    public static ImmutableArray<ConversationEvent> Answer(Heard heard, ImmutableArray<string> facts)
    {
        var said = WordingBook.Shipped.Of(heard.Message);
        var likely = Likely(Hint.All(heard, CuedFacts.Values([]), said), AnsweredFrom);
        return [.. facts.Select(fact => Event(new(heard, said, fact, Cued: null), [.. likely[fact]])).OfType<ConversationEvent>()];
    }

    /// <summary>By fact the values that are likely, as indexes. What a cue read must be most unlikely to be left out. Where only one can be true, the cues' own, or the likeliest.</summary>
    /// <param name="from">How likely a value must be that no cue read.</param>
    private static ILookup<string, int> Likely(Hint[] hints, float from) =>
        hints.Select((hint, value) => (Readable.Values[value].Fact, Value: value, hint.IsCued, Likelihood: WordingBook.Shipped.Balance.Likelihood(hint, value)))
            .Where(one => one.Likelihood >= (one.IsCued ? CuedFrom : from))
            .GroupBy(one => one.Fact, StringComparer.Ordinal)
            .SelectMany(fact => fact.OrderByDescending(one => one.IsCued).ThenByDescending(one => one.Likelihood).Take(Readable.IsSet(fact.Key) ? int.MaxValue : 1))
            .ToLookup(one => one.Fact, one => one.Value, StringComparer.Ordinal);

    private static ConversationEvent? Event(Finding finding, ImmutableArray<int> likely)
    {
        var values = likely.Select(one => Readable.Values[one].Value).ToHashSet(StringComparer.Ordinal);
        var cued = finding.Cued is { } read ? Readable.Said(read).Values : [];
        if (values.SetEquals(cued))
        {
            return finding.Cued; // also "nothing is in the way", which only cues read
        }

        return likely.IsEmpty ? null : Proposals.FactOf(finding.Fact, [.. values], Because(finding, likely));
    }

    /// <summary>The words of the cues where there are any, else those that weighed most; and what read each value.</summary>
    private static Evidence Because(Finding finding, ImmutableArray<int> likely)
    {
        var values = likely.Select(value => Readable.Values[value].Value).ToList();
        var hits = finding.Heard.Of(finding.Fact).Where(hit => values.Contains(hit.Cue.Value)).ToImmutableArray();
        var weighed = values.Except(hits.Select(hit => hit.Cue.Value), StringComparer.Ordinal).Select(value => $"{Cue}{finding.Fact}.{value}");
        var cues = string.Join(' ', hits.Select(hit => hit.Cue.Id).Distinct(StringComparer.Ordinal).Concat(weighed));
        return hits.IsEmpty
            ? finding.Heard.Because(EvidenceSource.Proposed, WordingQuote.Of(finding.Heard, finding.Said, likely[0]), cues)
            : finding.Heard.Because(hits) with { Cue = cues };
    }

    private sealed record Finding(Heard Heard, Said Said, string Fact, ConversationEvent? Cued);
}
