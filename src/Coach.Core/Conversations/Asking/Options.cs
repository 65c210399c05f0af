using System.Collections.Immutable;
using Coach.Core.Reasoning;

namespace Coach.Core.Conversations;

/// <summary>What a question offers, in the order of its numbers. The ids are words of the vocabulary.</summary>
public static class Options
{
    public const string NotSure = "not sure";
    public const string Nothing = "none";

    public static ImmutableArray<Choice> Skills { get; } = Of(Skill.Present, Skill.Partial, Skill.Absent);

    public static ImmutableArray<Choice> Levels { get; } = Of(SkillLevels.Recall, SkillLevels.Procedure, SkillLevels.Judgment, SkillLevels.Adaptation);

    public static ImmutableArray<Choice> Availabilities { get; } = Of(Availability.Beforehand, Availability.LookupOk);

    public static ImmutableArray<Choice> Barriers { get; } = Of(
        BarrierKinds.Expectations, BarrierKinds.Feedback, BarrierKinds.Tools, BarrierKinds.Process, BarrierKinds.Incentives, BarrierKinds.Capacity);

    public static ImmutableArray<Choice> Stakes { get; } = Of(Reasoning.Stakes.High, Reasoning.Stakes.Low);

    public static ImmutableArray<Choice> Frequencies { get; } = Of(Frequency.Often, Frequency.Rarely);

    public static ImmutableArray<Choice> YesOrNo { get; } = Of(Ai.Yes, Ai.No);

    public static ImmutableArray<Choice> Worths { get; } = Of(Worth.Trivial, Worth.Real);

    /// <summary>The obstacles, and that there are none.</summary>
    public static ImmutableArray<Choice> BarriersOrNothing { get; } = [.. Barriers, new(Nothing, Sentences.Button_none)];

    private static ImmutableArray<Choice> Of<T>(params ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        var options = ImmutableArray.CreateBuilder<Choice>(values.Length);
        foreach (var value in values)
        {
            options.Add(new(Word.Of(value), Say.Value(value)));
        }

        return options.MoveToImmutable();
    }
}
