using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>The recommendation as a person reads it: what to do, because of what, what would change it, and how sure it is.</summary>
public static class ResultReply
{
    private const int FlipsShown = 3;

    /// <summary>The newest result once more, derived again from what was stored.</summary>
    public static Reply Again(Conversation state) =>
        state.Result is { } result ? Of(Results.Derive(result, state), state) : Replies.Note(Sentences.NoResultYet);

    public static Reply Of(Recommendation said, Conversation state) => new(
        ReplyKind.Result,
        [
            new Block.Heading(Title(said)),
            .. Verdict(said),
            .. Plan(said),
            new Block.Heading(Sentences.BecauseHead),
            new Block.Facts(Because(state)),
            .. Differences.Of(said, state),
            .. Listed(Sentences.OutHead, LeftOut(said)),
            .. Listed(Sentences.WarningHead, [.. said.Warnings.Select(warning => Warning(warning, said))]),
            .. Listed(Sentences.FlipHead, Flips(said)),
            new Block.Paragraph(Confidence(said)),
        ],
        Actions(said, state),
        Form: null,
        state.ResultCard);

    public static string Title(Recommendation said) => said.Certain.IsEmpty ? Sentences.NotEnough : Say.Sentence(Classes(said)) + ".";

    public static string Classes(Recommendation said) => Say.Classes(said.Certain, said.Role, said.Facts.Skill, said.Facts.BarrierKinds);

    /// <summary>What the facts are called where one of them is missing.</summary>
    public static string Facts(IEnumerable<Fact> facts) => string.Join(", ", facts.Select(fact => Say.It($"Fact_{fact}")));

    /// <summary>How sure the result is, and what is missing.</summary>
    public static string Confidence(Recommendation said) => said.Missing.IsEmpty && said.Confidence != Reasoning.Confidence.High
        ? Sentences.Confidence_Unconfirmed
        : Say.It($"Confidence_{said.Confidence}", Facts(said.Missing));

    public static ImmutableArray<string> Flips(Recommendation said) =>
        said.Flips.IsEmpty ? [Sentences.FlipNone] : [.. said.Flips.Take(FlipsShown).Select(Flip)];

    private static string Flip(Flip flip)
    {
        var condition = Say.It($"If_{flip.Fact}_{Pascal(flip.To)}");
        if (flip.Certain.IsEmpty)
        {
            return Say.It("FlipOpen", condition, Open(flip.Open));
        }

        var classes = Say.Classes(flip.Certain, flip.Role, skill: null, BarrierKinds.NotNamed);
        return flip.Open == Reasoning.Classes.None ? Say.It("Flip", condition, classes) : Say.It("FlipMore", condition, classes, Open(flip.Open));
    }

    private static string Pascal(string word) => string.Concat(word.Split('_').Select(Say.Sentence));

    private static ImmutableArray<Block> Verdict(Recommendation said)
    {
        var verdict = said.Verdict is { } known ? Say.It($"Verdict_{known}", AskedFor(said.Facts.Asked)) : null;
        var open = said.Open == Reasoning.Classes.None ? null : Say.It(said.Certain.IsEmpty ? "NotEnough_Text" : "StillOpen", Open(said.Open), Question(said));
        return Replies.Paragraphs([verdict ?? "", open ?? "", said.Facts.Measure is { } measure ? Say.It("MeasureKept", measure) : ""]);
    }

    public static string AskedFor(Modalities asked) => Say.Values(asked).ToLowerInvariant();

    private static string Open(Classes open) => string.Join(", ", Word.Parts(open).Select(one => Say.It($"Open_{one}")));

    private static string Question(Recommendation said) => said.Ask switch
    {
        Fact.Skill => Sentences.Ask_Skill,
        Fact.Barrier => Sentences.Ask_Barriers,
        Fact.Stakes => Sentences.Ask_Stakes,
        Fact.Available when said.Facts.Judgment is not null => Sentences.Ask_Level_Available,
        Fact.Time when said.Facts.Judgment is not null => Sentences.Ask_Level_Deadline,
        _ => Sentences.Ask_Level,
    };

    private static ImmutableArray<Block> Plan(Recommendation said)
    {
        if (said.Plan.IsEmpty)
        {
            return [];
        }

        var earliest = said.EarliestHonestDate is { } day ? Say.It("EarliestDate", Say.Date(day)) : "";
        return [new Block.Heading(Sentences.PlanHead), new Block.Steps([.. said.Plan.Select(PlanLine)]), .. Replies.Paragraphs([earliest])];
    }

    private static Step PlanLine(PlanStep step) => new(
        Say.It($"PlanTitle_{step.Intervention.Class}", step.Intervention.Name),
        [
            step.Why,
            Say.It("PlanThisWeek", step.FirstStep, step.Intervention.Owner.Role),
            .. step.Parts,
            Say.It("PlanTakes", step.DoesNotReplace, step.Intervention.LeadTime),
        ]);

    private static ImmutableArray<FactLine> Because(Conversation state) =>
        [.. CheckReply.Lines(state).Where(line => line.Value != Sentences.Unknown_Topic && line.Value != Sentences.NotMentioned)];

    private static ImmutableArray<string> LeftOut(Recommendation said)
    {
        var facts = said.Facts;
        return
        [
            .. Left(Reasoning.Classes.Build, facts.Skill == Skill.Present ? Sentences.Out_Build_Present : Sentences.Out_Build_Support),
            .. Left(Reasoning.Classes.Support, facts.Available == Availability.Beforehand ? Sentences.Out_Support_Beforehand : Sentences.Out_Support_Present),
            .. Left(Reasoning.Classes.Elsewhere, Sentences.Out_Elsewhere),
        ];

        ImmutableArray<string> Left(Classes one, string why) => said.Out.HasFlag(one) ? [why] : [];
    }

    private static string Warning(Warning warning, Recommendation said) =>
        Say.It($"Warning_{warning}", said.EarliestHonestDate is { } day ? Say.Date(day) : "");


    private static ImmutableArray<Block> Listed(string head, ImmutableArray<string> items) =>
        items.IsEmpty ? [] : [new Block.Heading(head), new Block.Bullets(items)];

    private static ImmutableArray<Choice> Actions(Recommendation said, Conversation state)
    {
        var next = Replies.Button(state.Waiting is null ? "restart" : "other");
        var note = Notes.OwnerStep(said) is null ? [] : Replies.Buttons("note");
        return [.. Replies.Buttons("brief"), .. note, .. Replies.Buttons("disagree", "change", "why"), next];
    }
}
