using Coach.Core.Reasoning;
using Coach.Core.Understanding;

namespace Coach.Core.Conversations;

/// <summary>Answers what people ask back; then the open question stands again. What is asked of a result is answered from it.</summary>
internal static class Enquiries
{
    /// <summary>False when the words are to be read as an answer, since there is no result to ask about.</summary>
    public static bool Take(Draft draft, EnquiryKind kind)
    {
        if (Answer(draft, kind) is not { } answer)
        {
            return false;
        }

        var open = kind == EnquiryKind.Later || draft.Question == QuestionId.Result ? Replies.Note() : Prompts.Of(draft.Question, draft.State, draft.Calendar);
        draft.Say(open with { Body = [answer, .. open.Body] });
        return true;
    }

    private static Block? Answer(Draft draft, EnquiryKind kind) => kind switch
    {
        EnquiryKind.Privacy => new Block.Paragraph(Status.Data(draft)),
        EnquiryKind.Human => new Block.Paragraph(Say.It("Human", draft.Policy.Contact ?? Sentences.Contact_Human)),
        EnquiryKind.About => new Block.Paragraph(Sentences.About),
        EnquiryKind.Later => new Block.Paragraph(Sentences.Later),
        _ => draft.State.Result is { } result ? OfResult(kind, Results.Derive(result, draft.State)) : null,
    };

    private static Block OfResult(EnquiryKind kind, Recommendation said) => kind switch
    {
        EnquiryKind.Sureness => new Block.Paragraph(ResultReply.Confidence(said)),
        EnquiryKind.WhatIf => new Block.Bullets(ResultReply.Flips(said)),
        _ when said.Plan.IsEmpty => new Block.Paragraph(Sentences.NoPlanYet),
        EnquiryKind.Owner or EnquiryKind.Time => new Block.Bullets([.. said.Plan.Select(step => Say.It("WhoAndWhen", step.Intervention.Name, step.Intervention.Owner.Role, step.Intervention.LeadTime))]),
        EnquiryKind.FirstStep => new Block.Paragraph(Say.It("FirstStep", said.Plan[0].Intervention.Owner.Role, said.Plan[0].FirstStep)),
        _ => new Block.Paragraph(Say.It("CannotMake", said.Plan[0].FirstStep)),
    };
}
