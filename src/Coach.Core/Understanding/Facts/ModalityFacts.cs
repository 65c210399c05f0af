using System.Collections.Frozen;
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
    private const int Reach = 9;
    private const int ReachOfDeed = 4;

    /// <summary>What is done to have a form of help: "we need to run a course".</summary>
    private static readonly FrozenSet<string> Providing = FrozenSet.ToFrozenSet(
        ["have", "get", "receive", "do", "build", "make", "create", "set", "offer", "give", "provide", "run", "organize", "hold", "book", "order", "buy", "put", "design", "develop", "write", "plan", "arrange", "produce", "take", "add", "start", "roll", "see", "try"], StringComparer.Ordinal);

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
        return [.. heard.Of("asked_modality").Where(hit => !Any(heard, tried, hit) && (Any(heard, [.. requests.Where(request => !IsForDeed(heard, request, hit))], hit) || IsFragment(heard, hit)))];
    }

    private static bool Any(Heard heard, ImmutableArray<CueHit> parts, CueHit hit) =>
        parts.Any(part => heard.IsSameSentence(part.From, hit.From) && (part.From <= hit.To ? hit.From - part.To <= Reach : part.From - hit.To <= Reach));

    /// <summary>"They need to leave a note in the CRM" asks for a deed that only mentions it.</summary>
    private static bool IsForDeed(Heard heard, CueHit request, CueHit hit)
    {
        for (var at = request.To - 1; at < hit.From && at < request.To + ReachOfDeed; at++)
        {
            if (heard.Message.Word(at) == "to")
            {
                return at + 1 < hit.From && !Providing.Contains(heard.Message.Word(at + 1)); // "I'd like them to pop up"
            }
        }

        return false;
    }

    /// <summary>"Training on GDPR, 12 people" asks without a verb; help inside the work is too often what people do in it.</summary>
    private static bool IsFragment(Heard heard, CueHit hit)
    {
        if (hit.Cue.Value == Word.Of(Modalities.Embedded))
        {
            return false;
        }

        var (start, end) = (heard.Message.Sentence(hit.From).Start.Value, heard.Message.SentenceEnds[hit.From]);
        return hit.From - start <= 2 && end - start <= LongestFragment && !heard.Message.Tokens[start..end].Any(token => token.Word is "is" or "are" or "was" or "were" or "has" or "have" or "they" or "says" or "heard");
    }
}
