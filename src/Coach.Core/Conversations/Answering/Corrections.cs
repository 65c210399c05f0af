using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"No, I meant ...", "actually make it 35": a correction at any time, of whatever it names; without a name, of the last answer.</summary>
internal static partial class Corrections
{
    private const int TimeLimit = 5000;

    private static readonly ImmutableArray<QuestionId> Answerable = [QuestionId.Barriers, QuestionId.Level, QuestionId.Skill, QuestionId.Stakes, QuestionId.Frequency];

    /// <summary>What the message corrects; empty when it corrects nothing.</summary>
    public static ImmutableArray<ConversationEvent> Read(Draft draft, string text)
    {
        var plain = text.Replace('\u2019', '\'');
        if (Problem().Match(plain) is { Success: true } problem && draft.State.Facts.Performance is not null && text[problem.Length..].Trim() is { Length: > 0 } told)
        {
            return [new PerformanceNamed(told, new(EvidenceSource.Corrected, draft.Message.Id, told, text.IndexOf(told, problem.Length, StringComparison.Ordinal)))];
        }

        var match = Opening().Match(plain);
        if (!match.Success && draft.Question is QuestionId.Check or QuestionId.Result)
        {
            match = Contradiction().Match(plain);
        }

        if (draft.State.Because.IsEmpty)
        {
            return [];
        }

        if (!match.Success)
        {
            return draft.Question == QuestionId.Check ? [.. In(draft, text, offset: 0).OfType<BarriersNamed>().Select(named => Added(named, draft.State.Facts))] : [];
        }

        return In(draft, text[match.Length..], match.Length);
    }

    /// <summary>What words say of facts that stand.</summary>
    /// <param name="offset">Where the words begin in their message; null for those of a form.</param>
    public static ImmutableArray<ConversationEvent> In(Draft draft, string words, int? offset)
    {
        var answer = LastAnswer(draft, words);
        var read = MessageReader.Read(words, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped));
        ImmutableArray<ConversationEvent> said = [.. answer, .. read.Where(one => one is not PerformanceNamed && !answer.Any(other => Topics.NamedBy(other) == Topics.NamedBy(one)))];
        return [.. said.Where(one => Topics.NamedBy(one) is { } topic && draft.State.Because.ContainsKey(topic)).Select(one => Changes.As(one, EvidenceSource.Corrected, offset))];
    }

    /// <summary>At the summary one more obstacle comes on top of those that stand.</summary>
    private static BarriersNamed Added(BarriersNamed named, CaseFacts facts) => named.Barrier == Barrier.Some ? named with { Kinds = named.Kinds | facts.BarrierKinds } : named;

    private static ImmutableArray<ConversationEvent> LastAnswer(Draft draft, string rest)
    {
        if (draft.State.Facts.People is not null && JustNumber().IsMatch(rest) && AnswerReader.Count(rest) is { } people)
        {
            return [new PeopleCounted(people, new(EvidenceSource.Corrected, draft.Message.Id, rest.Trim(), rest.Length - rest.TrimStart().Length))];
        }

        if (draft.Question is QuestionId.Check or QuestionId.Result)
        {
            return Answerable.Select(question => Answers.Read(draft, question, rest, label: null)).FirstOrDefault(said => !said.IsEmpty, []);
        }

        return Waterfall.Before(draft.Question, draft.State) is { } question && question != QuestionId.Performance ? Answers.Read(draft, question, rest, label: null) : [];
    }

    [GeneratedRegex(@"^\W*(no,? |sorry,? |wait,? |oh,? )*(i (meant|mean)|actually|correction|make it|make that|i got that wrong)\b[\s,:-]*(make (it|that) |it'?s |it is )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*((ok|okay|sorry|no|well|so|actually)\b,?\s*)*((my|our|the) (actual |real |main )?problem( is| was|:)( that\b)?|change (the |my )?(problem|goal) to:?)[\s:,]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Problem();

    /// <summary>What a summary or a result is contradicted with; what it says is not so belongs to it.</summary>
    [GeneratedRegex(@"^\W*(no|nope|wrong|not (quite|right|true)|that('s| is) (wrong|not (right|true|it))|it('s| is) not\b[^,.;]{1,60}|it isn't\b[^,.;]{1,60})[\s,.:;-]+((but|and|it's|it is|that|rather|instead)\b\s*)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Contradiction();

    [GeneratedRegex(@"^\W*\d{1,6}( people)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex JustNumber();
}
