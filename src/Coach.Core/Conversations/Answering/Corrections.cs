using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Understanding;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>"No, I meant ...", "actually make it 35": a correction at any time, of whatever it names; without a name, of the last answer.</summary>
internal static partial class Corrections
{
    private const int TimeLimit = 5000;

    /// <summary>What the message corrects; empty when it corrects nothing.</summary>
    public static ImmutableArray<ConversationEvent> Read(Draft draft, string text)
    {
        var match = Opening().Match(text.Replace('\u2019', '\''));
        if (!match.Success || draft.State.Because.IsEmpty)
        {
            return [];
        }

        var rest = text[match.Length..];
        var said = Mentions.With(draft, LastAnswer(draft, rest), rest);
        return [.. said.Where(one => Topics.NamedBy(one) is { } topic && draft.State.Because.ContainsKey(topic)).Select(one => Changes.As(one, EvidenceSource.Corrected, match.Length))];
    }

    private static ImmutableArray<ConversationEvent> LastAnswer(Draft draft, string rest)
    {
        if (draft.State.Facts.People is not null && JustNumber().IsMatch(rest) && AnswerReader.Count(rest) is { } people)
        {
            return [new PeopleCounted(people, new(EvidenceSource.Corrected, draft.Message.Id, rest.Trim(), rest.Length - rest.TrimStart().Length))];
        }

        return Waterfall.Before(draft.Question, draft.State) is { } question && question != QuestionId.Performance ? Answers.Read(draft, question, rest, label: null) : [];
    }

    [GeneratedRegex(@"^\W*(no,? |sorry,? |wait,? |oh,? )*(i (meant|mean)|actually|correction|make it|make that|i got that wrong)\b[\s,:-]*(make (it|that) |it'?s |it is )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*\d{1,6}( people)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex JustNumber();
}
