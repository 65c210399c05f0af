using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>Texts to hand on: the brief, and a note to whoever can clear the obstacle. Neither names a person.</summary>
internal static class Notes
{
    private const int StepsInBrief = 3;

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
                .. Replies.Paragraphs([.. Lines(said)]),
                new Block.Bullets([.. said.Plan.Take(StepsInBrief).Select(step => $"{step.Intervention.Name} ({step.Intervention.Owner.Role})")]),
            ],
            []);
    }

    public static Reply ToOwner(Conversation state)
    {
        if (state.Result is not { } result || OwnerStep(Results.Derive(result, state)) is not { } step)
        {
            return Replies.Note(Sentences.NoNote);
        }

        var facts = result.Facts;
        return Replies.Note(
            Say.It("NoteHead", step.Intervention.Owner.Role),
            Say.It("NoteText", facts.Performance ?? "", Say.Known(Topic.Barriers, facts)?.ToLowerInvariant() ?? step.Intervention.Name, step.FirstStep));
    }

    /// <summary>The first step of a plan that clears a cause and lies outside learning; null when there is none.</summary>
    public static PlanStep? OwnerStep(Recommendation said) => said.Role == ElsewhereRole.Cause
        ? said.Plan.FirstOrDefault(step => step.Intervention.Class == Classes.Elsewhere && !step.Intervention.Owner.IsLearning)
        : null;

    private static IEnumerable<string> Lines(Recommendation said)
    {
        yield return Say.It("Brief_Problem", said.Facts.Performance ?? Sentences.Unknown_Topic);
        if (said.Plan.FirstOrDefault() is { } first)
        {
            yield return Say.It("Brief_First", first.FirstStep);
        }

        if (said.Facts.Measure is { } measure)
        {
            yield return Say.It("Brief_Measure", measure);
        }

        yield return Say.It("Brief_Change", ResultReply.Flips(said)[0]);
    }
}
