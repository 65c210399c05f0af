using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>Whether the people can do it. Forgetting wins over knowing how, and a guess or a question is no statement.</summary>
internal static class SkillFacts
{
    private const string Slip = "skill.partial.slip";

    /// <summary>Whether only a word for forgetting was read ("they forget to sign"): people forget what they once learned, and also what they know well.</summary>
    public static bool IsSlip(Evidence because) => because.Cue == Slip;

    public static SkillNamed? Read(Heard heard)
    {
        var hits = heard.Of("skill").Where(hit => !IsHedged(heard, hit)).ToImmutableArray();
        var found = Pick(hits);
        return found is { } hit && Heard.Value<Skill>(hit) is { } skill ? new(skill, heard.Because(EvidenceSource.Proposed, hit)) : null;
    }

    private static CueHit? Pick(ImmutableArray<CueHit> hits)
    {
        foreach (var value in (ReadOnlySpan<Skill>)[Skill.Partial, Skill.Absent, Skill.Present])
        {
            var word = Word.Of(value);
            var said = hits.Where(hit => hit.Cue.Value == word).OrderBy(hit => hit.Cue.Id == Slip).ToImmutableArray();
            if (!said.IsEmpty)
            {
                return said[0];
            }
        }

        return null;
    }

    /// <summary>"Do they know how?" asks; "they forget, can you help?" tells.</summary>
    private static bool IsQuestion(Heard heard, CueHit hit)
    {
        var first = heard.Message.Sentence(hit.From).Start.Value;
        return heard.Message.IsAsked(hit.From) && heard.Message.Tokens[first].Clause == heard.Message.Tokens[hit.From].Clause
            && heard.Message.Word(first) is "do" or "does" or "did" or "can" or "could" or "are" or "is" or "have" or "has" or "should" or "will" or "would" or "what" or "who" or "how" or "why" or "which" or "where" or "when";
    }

    private static bool IsHedged(Heard heard, CueHit hit) =>
        IsQuestion(heard, hit) || heard.Of("hedge").Any(hedge => heard.IsSameSentence(hedge.From, hit.From));
}
