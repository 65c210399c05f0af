using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>Whether the people can do it. Forgetting wins over knowing how, and a guess or a question is no statement.</summary>
internal static class SkillFacts
{
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
            foreach (var hit in hits)
            {
                if (hit.Cue.Value == word)
                {
                    return hit;
                }
            }
        }

        return null;
    }

    private static bool IsHedged(Heard heard, CueHit hit) =>
        heard.Message.IsAsked(hit.From) || heard.Of("hedge").Any(hedge => heard.IsSameSentence(hedge.From, hit.From));
}
