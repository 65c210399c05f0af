using System.Collections.Immutable;

namespace Coach.Core.Reasoning.Explanations;

/// <summary>Which warnings a case deserves; no warning ever changes a class. Sources: docs/rules.md.</summary>
internal static class Warnings
{
    private static readonly ImmutableArray<Warning> All = [.. Enum.GetValues<Warning>()];

    public static ImmutableArray<Warning> Of(Modalities asked, DecidingFacts known, Classification classified) =>
        [.. All.Where(one => IsDue(one, asked, known, classified))];

    private static bool IsDue(Warning warning, Modalities asked, DecidingFacts known, Classification classified) => warning switch
    {
        Warning.ModalityFirst => asked != Modalities.NotAsked,
        Warning.TrainingWillNotFixIt => Verdicts.IsCourseLike(asked) && classified.Out.HasFlag(Classes.Build),
        Warning.SupportIsNotSkill => Verdicts.IsAid(asked) && Builds(classified)
            || classified.Certain.HasFlag(Classes.Support) && known.Judgment == Judgment.Yes,
        Warning.NoTimeToLookUp => Verdicts.IsAid(asked) && known.Available == Availability.Beforehand,
        Warning.AiNeedsHumanJudgment => known.Ai == Ai.Yes && known.Judgment != Judgment.No,
        Warning.DeadlineTooCloseToBuild => Builds(classified) && known.Time == TimeLeft.TooShort,
        Warning.SkillWillFade => Builds(classified) && known.Frequency == Frequency.Rarely,
        Warning.CheckFeedbackFirst => known is { Skill: Skill.Partial, Frequency: Frequency.Often },
        Warning.FactsDoNotExplainTheGap => known is { Skill: Skill.Present, Barrier: Barrier.None },
    };

    private static bool Builds(Classification classified) => classified.Certain.HasFlag(Classes.Build);
}
