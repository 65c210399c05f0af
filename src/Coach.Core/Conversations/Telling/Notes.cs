using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Texts to hand on: the brief, and a note to whoever can clear the obstacle. Neither names a person, and each can be read without the conversation.</summary>
internal static class Notes
{
    public static Reply Brief(Conversation state)
    {
        if (state.Result is not { } result)
        {
            return Replies.Note(Sentences.NoResultYet);
        }

        var said = Results.Derive(result, state);
        return new(
            ReplyKind.Note,
            [
                new Block.Heading(Say.It("Brief", ResultReply.Title(said))),
                .. Replies.Paragraphs([.. Situation(said), .. Decided(state, said)]),
                .. said.Plan.IsEmpty ? ImmutableArray<Block>.Empty : [new Block.Steps([.. said.Plan.Select(Step)])],
                .. Replies.Paragraphs([Say.It("Brief_Change", ResultReply.Flips(said)[0]), ResultReply.Confidence(said)]),
            ],
            []);
    }

    public static Reply ToOwner(Conversation state)
    {
        if (state.Result is not { } result)
        {
            return Replies.Note(Sentences.NoResultYet);
        }

        if (OwnerStep(Results.Derive(result, state)) is not { } step)
        {
            return Replies.Note(Sentences.NoNote);
        }

        var facts = result.Facts;
        return Replies.Note(
            Say.It("NoteHead", step.Intervention.Owner.Role),
            Say.It("NoteText", facts.Performance ?? "", InTheWay(facts), step.FirstStep, facts.Skill == Skill.Present ? Sentences.NoteEnd_Present : Sentences.NoteEnd_Learning));
    }

    /// <summary>The first step of a plan that clears a cause and lies outside learning; null when there is none.</summary>
    public static PlanStep? OwnerStep(Recommendation said) => said.Role == ElsewhereRole.Cause
        ? said.Plan.FirstOrDefault(step => step.Intervention.Class == Classes.Elsewhere && !step.Intervention.Owner.IsLearning)
        : null;

    private static string InTheWay(CaseFacts facts) => facts.BarrierKinds == BarrierKinds.NotNamed
        ? Sentences.Note_NothingNamed
        : Say.It(facts.Skill switch { Skill.Present => "Note_Present", null => "Note_Open", _ => "Note_Learning" }, Say.Known(Topic.Barriers, facts)!.ToLowerInvariant());

    private static Step Step(PlanStep step) => new(
        $"{step.Intervention.Name} ({step.Intervention.Owner.Role})",
        [Say.It("Brief_Step", step.FirstStep), .. step.Parts, Say.It("Brief_Time", step.Intervention.LeadTime)]);

    /// <summary>Where the person sees it differently, both stand.</summary>
    private static ImmutableArray<string> Decided(Conversation state, Recommendation said) =>
    [
        state.OwnChoice is { } choice ? Say.It("Brief_Choice", choice.TrimEnd('.'), ResultReply.Title(said)) : "",
        state.Objection is { } objection ? Say.It("Brief_Objection", objection) : "",
    ];

    private static IEnumerable<string> Situation(Recommendation said)
    {
        var facts = said.Facts;
        yield return Say.It("Brief_Problem", facts.Performance ?? Sentences.Unknown_Topic);
        if (facts.People is { } people)
        {
            yield return Say.It("Brief_For", people);
        }

        if (facts.Deadline is Deadline.On day)
        {
            yield return Say.It("Brief_By", Say.Date(day.Day));
        }

        if (facts.Measure is { } measure)
        {
            yield return Say.It("Brief_Measure", measure);
        }

        if (said.Rules.Select(Explanations.Of).FirstOrDefault(reason => reason.Length > 0) is { } because)
        {
            yield return Say.It("Brief_Because", because);
        }
    }
}
