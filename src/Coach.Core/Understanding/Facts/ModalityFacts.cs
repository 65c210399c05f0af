using System.Collections.Immutable;
using Coach.Core.Conversations;
using Coach.Core.Reasoning;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Understanding.Facts;

/// <summary>Which form of help is asked for. One that was tried, refused or only mentioned is not asked for.</summary>
internal static class ModalityFacts
{
    private const int LongestFragment = 12;

    public static ModalityAsked? Read(Heard heard)
    {
        var asked = Asked(heard);
        var modalities = asked.Aggregate(Modalities.NotAsked, (all, hit) => all | (Heard.Value<Modalities>(hit) ?? Modalities.NotAsked));
        return modalities == Modalities.NotAsked ? null : new(modalities, heard.Because(asked) with { Source = EvidenceSource.Stated });
    }

    /// <summary>The words that ask for help inside the work itself: what is there while one works can be looked up.</summary>
    public static CueHit? InTheWork(Heard heard)
    {
        var embedded = Asked(heard).Where(hit => hit.Cue.Value == Word.Of(Modalities.Embedded)).ToList();
        return embedded.Count == 0 ? null : embedded[0];
    }

    private static ImmutableArray<CueHit> Asked(Heard heard)
    {
        var (requests, tried) = (heard.Of("request"), heard.Of("tried"));
        return [.. heard.Of("asked_modality").Where(hit => !Any(heard, tried, hit) && (Any(heard, requests, hit) || IsFragment(heard, hit)))];
    }

    private static bool Any(Heard heard, ImmutableArray<CueHit> parts, CueHit hit) => parts.Any(part => heard.IsSameSentence(part.From, hit.From));

    /// <summary>"Training on GDPR, 12 people" asks without a verb.</summary>
    private static bool IsFragment(Heard heard, CueHit hit)
    {
        var (start, end) = (heard.Message.Sentence(hit.From).Start.Value, heard.Message.SentenceEnds[hit.From]);
        return hit.From - start <= 2 && end - start <= LongestFragment && !heard.Message.Tokens[start..end].Any(token => token.Word is "is" or "are" or "was" or "were" or "has" or "have" or "they" or "says" or "heard");
    }
}
