using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Coach.Core.Reasoning;
using Coach.Core.Understanding;
using Coach.Core.Understanding.Lexicon;
using static Coach.Core.Conversations.ConversationEvent;

namespace Coach.Core.Conversations;

/// <summary>
/// What is told while something else is asked: the words of another question's option, or a cause ("it's because marketing keeps changing the prices").
/// It is kept, and the question stays open.
/// </summary>
internal static partial class Asides
{
    private const int TimeLimit = 5000; // generous: inputs are short, and a busy machine is no reason to fail
    private const int MostWords = 3;

    private static readonly ImmutableArray<QuestionId> Others = [QuestionId.Level, QuestionId.Stakes, QuestionId.Frequency];

    public static ImmutableArray<ConversationEvent> In(Draft draft, string text) =>
        draft.Question == QuestionId.Result || Enquiry.IsQuestion(text) || Picked.AreNumbers(text) ? [] : Option(draft, text) is { IsEmpty: false } named ? named : Cause(draft, text);

    /// <summary>A few words that answer a question which is not open, of something that nobody has told yet.</summary>
    private static ImmutableArray<ConversationEvent> Option(Draft draft, string text) => text.Count(char.IsWhiteSpace) >= MostWords
        ? []
        : Others.Where(question => question != draft.Question)
            .Select(question => AnswerReader.Read(text, new(question, draft.Message.Id, EvidenceSource.Stated, draft.Calendar.Today)))
            .FirstOrDefault(said => said.Any(one => !draft.State.Because.ContainsKey(Topics.NamedBy(one)!.Value)), []);

    /// <summary>What gets in the way, by the words of the question or the wording; something not yet named where neither tells what.</summary>
    private static ImmutableArray<ConversationEvent> Cause(Draft draft, string text)
    {
        if (draft.Question is QuestionId.Barriers or QuestionId.Check)
        {
            return [];
        }

        var asked = new AskedFor(QuestionId.Barriers, draft.Message.Id, EvidenceSource.Proposed, draft.Calendar.Today);
        if (BarrierAnswer.Read(text, asked) is [BarriersNamed { Barrier: Barrier.Some } named])
        {
            return [Beside(draft, named)];
        }

        var cause = Because().Match(text.Replace('\u2019', '\''));
        if (!cause.Success)
        {
            return [];
        }

        var read = MessageReader.ReadAnswer(text, new(draft.Message.Id, draft.Calendar.Today, draft.Message.Locale, CueBook.Shipped), ["barrier_kinds"]).OfType<BarriersNamed>();
        return [Beside(draft, read.FirstOrDefault(new BarriersNamed(Barrier.Some, BarrierKinds.NotNamed, asked.Whole(text))))];
    }

    /// <summary>A cause told after an answer corrects it, where that said "nothing", and adds to it otherwise.</summary>
    private static ConversationEvent Beside(Draft draft, BarriersNamed told)
    {
        var isAnswered = draft.State.Because.TryGetValue(Topic.Barriers, out var stands) && stands.Source >= EvidenceSource.Answered;
        var all = told with { Kinds = told.Kinds | draft.State.Facts.BarrierKinds };
        return isAnswered ? Changes.As(all, EvidenceSource.Corrected, offset: 0) : all;
    }

    [GeneratedRegex(@"^\W*((well|no|yes|but|i think|i guess|actually|mostly|mainly|probably|honestly),? )*((it|that|this)('s| is| was) (all |just |mostly |mainly |only )?(because|due to)|because|due to|the (real |main |actual )?(reason|cause) is)\b.{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Because();
}
