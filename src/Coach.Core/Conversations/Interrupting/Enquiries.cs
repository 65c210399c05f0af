using System.Collections.Immutable;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>Answers what people ask back; then the open question stands again. What is asked of a result is answered from it.</summary>
internal static class Enquiries
{
    /// <summary>False when the words are to be read as an answer, since there is no result to ask about.</summary>
    public static bool Take(Draft draft, EnquiryKind kind)
    {
        var said = draft.State.Result is { } result ? Results.Derive(result, draft.State) : null;
        ImmutableArray<string> words = kind switch
        {
            EnquiryKind.Privacy => [Status.Data(draft)],
            EnquiryKind.Human => [Say.It("Human", draft.Policy.Contact ?? Sentences.Contact_Human)],
            EnquiryKind.About => [Sentences.About],
            EnquiryKind.Later => [Sentences.Later],
            _ when said is null => [],
            EnquiryKind.Sureness => [ResultReply.Confidence(said)],
            _ when said.Plan.IsEmpty => [Sentences.NoPlanYet],
            EnquiryKind.Owner or EnquiryKind.Time => [.. said.Plan.Select(step => Say.It("WhoAndWhen", step.Intervention.Name, step.Intervention.Owner.Role, step.Intervention.LeadTime))],
            EnquiryKind.FirstStep => [Say.It("FirstStep", said.Plan[0].Intervention.Owner.Role, said.Plan[0].FirstStep)],
            _ => [Say.It("CannotMake", said.Plan[0].FirstStep)],
        };
        if (words.IsEmpty)
        {
            return false;
        }

        if (kind == EnquiryKind.Later || draft.Question == QuestionId.Result)
        {
            draft.Note([.. words]);
        }
        else
        {
            draft.Ask([.. words]);
        }

        return true;
    }
}
