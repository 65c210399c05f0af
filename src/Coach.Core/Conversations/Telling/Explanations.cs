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

    public static Reply Of(DecisionRecord result) => new(
        ReplyKind.Note,
        [new Block.Heading(Sentences.WhyHead), new Block.Bullets([.. Reasons(result)])],
        []);

    private static ImmutableArray<string> Reasons(DecisionRecord result)
    {
        var reasons = result.Rules.Select(Of).Where(reason => reason.Length > 0).ToImmutableArray();
        return reasons.IsEmpty ? [Say.It($"Confidence_{result.Confidence}", ResultReply.Facts(result.Missing))] : reasons;
    }
}
