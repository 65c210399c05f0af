using System.Collections.Frozen;
using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Why a result is as it is, in sentences.</summary>
internal static class Explanations
{
    private static readonly FrozenDictionary<string, Rules> ById =
        Enum.GetValues<Rules>().Where(rule => rule != Rules.None).ToFrozenDictionary(RuleBook.IdOf, rule => rule, StringComparer.Ordinal);

    /// <summary>A rule's reason; empty for a rule of another version.</summary>
    public static string Of(string ruleId) => ById.TryGetValue(ruleId, out var rule) ? Say.It($"Rule_{rule}") : "";

    /// <summary>Each reason with the name of its source, and what would change the result.</summary>
    public static Reply Of(DecisionRecord result, Conversation state)
    {
        var rules = result.Rules.Where(ById.ContainsKey).Select(id => ById[id]).ToImmutableArray();
        return new(
            ReplyKind.Note,
            [
                new Block.Heading(Sentences.WhyHead),
                new Block.Bullets(rules.IsEmpty ? [Say.It($"Confidence_{result.Confidence}", ResultReply.Facts(result.Missing))] : [.. rules.Select(Reason)]),
                new Block.Heading(Sentences.FlipHead),
                new Block.Bullets(ResultReply.Flips(Results.Derive(result, state))),
            ],
            [],
            Sources: rules.IsEmpty ? null : [.. rules.Select(RuleSources.Of).DistinctBy(source => source.Name, StringComparer.Ordinal)]);
    }

    private static string Reason(Rules rule) => Say.It("Reason", Say.It($"Rule_{rule}"), RuleSources.Of(rule).Name);
}
