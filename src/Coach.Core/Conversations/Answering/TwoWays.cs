using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Facts;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>Plain words that may be meant in two ways: the person is asked which.</summary>
internal static partial class TwoWays
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail

    public static IEnumerable<ConversationEvent> Of(Draft draft, ImmutableArray<ConversationEvent> said, string text) =>
        [.. said.OfType<SkillNamed>().Where(one => SkillFacts.IsSlip(one.Because)).Select(one => Doubt(Topic.Skill, new SkillNamed(Skill.Present, one.Because))), .. Hurried(draft, said, text)];

    /// <summary>"They can look it up, but nobody has the time": whether they can, is the question.</summary>
    private static IEnumerable<ConversationEvent> Hurried(Draft draft, ImmutableArray<ConversationEvent> said, string text)
    {
        var match = LookupWithoutTime().Match(text.Replace('\u2019', '\''));
        var named = said.OfType<AvailabilityNamed>().FirstOrDefault();
        var isAnswered = draft.State.Because.TryGetValue(Topic.Available, out var stands) && stands.Source >= EvidenceSource.Answered;
        if (!match.Success || named is { Available: Availability.Beforehand } || (named is null && isAnswered))
        {
            return [];
        }

        var hurry = new AvailabilityNamed(Availability.Beforehand, Quote(match.Groups["hurry"]));
        return named is null ? [new AvailabilityNamed(Availability.LookupOk, Quote(match.Groups["lookup"])), Doubt(Topic.Available, hurry)] : [Doubt(Topic.Available, hurry)];

        Evidence Quote(Group words) => new(EvidenceSource.Proposed, draft.Message.Id, text.Substring(words.Index, words.Length), words.Index);
    }

    private static ReadingDoubted Doubt(Topic topic, ConversationEvent other) => new(topic, FactFolding.Alone(other), Changes.Because(other)!);

    [GeneratedRegex(@"(?<lookup>\b(can|could|may|might|able to|allowed to)\b[^.!?,;]{0,20}\b(look|check|read|ask)\b[^.!?,;]{0,30}?)[\s,;]*\b(but|only|yet|though|although|except|if)\b[^.!?]{0,25}?\b(?<hurry>(nobody|no one|none of them|hardly anybody)( ever| really)? (has|have|takes|gets|finds) (the |any |enough )?time\b|(there('s| is)|they('ve got| have)|we have) (just |simply )?(no|hardly any|too little|not enough) time\b|(they|people) (don't|do not|never|hardly ever|rarely) have (the |any |enough )?time\b|(no|never any|hardly any|too little|not enough) time\b|(they('re| are)|everybody is|everyone is) (just |simply |far |much )?too busy\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex LookupWithoutTime();
}
